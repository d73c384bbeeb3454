package dev.theeye.adapter.http.guard;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may call us from a browser.
 *
 * @param origins for example {@code https://www.example.com}; none unless told. No {@code *}: who may send is known
 */
@ConfigurationProperties("eye.http.cors")
record CorsSettings(@Nullable List<String> origins) {
    CorsSettings {
        origins = origins == null ? null : List.copyOf(origins);
        if (origins != null && origins.contains("*")) {
            throw new IllegalArgumentException("eye.http.cors.origins names each origin; * is none");
        }
    }

    List<String> allowed() {
        return origins == null ? List.of() : origins;
    }
}
