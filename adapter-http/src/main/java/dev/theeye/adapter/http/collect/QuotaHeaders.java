package dev.theeye.adapter.http.collect;

import dev.theeye.adapter.http.token.Caller;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;

/** Tells a sender how much it may still send (draft-ietf-httpapi-ratelimit-headers-10), so that it need not run into it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class QuotaHeaders {
    private final Quotas quotas;

    QuotaHeaders(Quotas quotas) {
        this.quotas = quotas;
    }

    @ResponseFilter
    void filter(HttpRequest<?> request, MutableHttpResponse<?> response) {
        // asked here, since one filter with a pattern makes the framework look for the filters of every request anew
        if (request.getMethod() == HttpMethod.POST && request.getPath().startsWith("/v1/events")) {
            request.getUserPrincipal(Caller.class)
                    .flatMap(caller -> quotas.of(caller.application()))
                    .ifPresent(quota -> tell(quota, response));
        }
    }

    private static void tell(Quota quota, MutableHttpResponse<?> response) {
        response.header("RateLimit-Policy", "\"events\";q=" + quota.most() + ";w=" + seconds(quota.window()));
        response.header("RateLimit", "\"events\";r=" + quota.remaining() + ";t=" + seconds(quota.untilFull()));
    }

    private static long seconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }
}
