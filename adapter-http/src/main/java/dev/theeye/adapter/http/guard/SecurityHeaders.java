package dev.theeye.adapter.http.guard;

import dev.theeye.adapter.http.HttpSettings;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;

/** What a browser should not do with our answers (OWASP Secure Headers). */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE) // outside of whatever may turn a request away
final class SecurityHeaders {
    /** JSON needs nothing. */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** The pages of the API's description are generated with scripts and styles of their own inside; all else is ours. */
    private static final String PAGES =
            "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final List<String> PATHS_OF_PAGES = List.of("/docs", "/swagger-ui", "/redoc");

    private final boolean behindTls;

    SecurityHeaders(HttpSettings settings) {
        this.behindTls = settings.behindTls();
    }

    @ResponseFilter
    void filter(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean page = PATHS_OF_PAGES.stream().anyMatch(request.getPath()::startsWith);
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "no-referrer");
        response.header("Content-Security-Policy", page ? PAGES : NOTHING);
        if (behindTls) {
            response.header("Strict-Transport-Security", "max-age=31536000");
        }
        if (!page && !response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
