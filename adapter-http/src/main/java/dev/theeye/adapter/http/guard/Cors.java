package dev.theeye.adapter.http.guard;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import io.micronaut.http.server.cors.CorsOriginConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Lets the framework answer pages of the origins that the settings name, and no others. */
@Singleton
final class Cors implements BeanCreatedEventListener<CorsConfiguration> {
    private final CorsSettings settings;

    Cors(CorsSettings settings) {
        this.settings = settings;
    }

    @Override
    public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
        CorsConfiguration cors = event.getBean();
        if (!settings.allowed().isEmpty()) {
            CorsOriginConfiguration origins = new CorsOriginConfiguration();
            origins.setAllowedOrigins(settings.allowed());
            origins.setAllowedMethods(List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST));
            origins.setAllowedHeaders(
                    List.of("Authorization", "Content-Type", "Content-Encoding", "Prefer", "X-Request-Id", "Accept"));
            origins.setExposedHeaders(List.of("X-Request-Id", "Retry-After", "RateLimit", "RateLimit-Policy", "Link"));
            origins.setAllowCredentials(false); // tokens stand in a header; there are no cookies
            cors.setEnabled(true);
            cors.setConfigurations(Map.of("settings", origins));
        }
        return cors;
    }
}
