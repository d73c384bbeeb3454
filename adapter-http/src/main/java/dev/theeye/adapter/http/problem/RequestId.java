package dev.theeye.adapter.http.problem;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names every answer, so that a client's report and our logs can be brought together. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE) // outside of whatever may turn a request away
final class RequestId {
    private static final String HEADER = "X-Request-Id";

    /** What a client may choose: nothing that could forge a log line. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

    @ResponseFilter
    void filter(HttpRequest<?> request, MutableHttpResponse<?> response) {
        name(request, response);
    }

    /** For answers that no filter sees: to what is not even HTTP. */
    static void name(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!response.getHeaders().contains(HEADER)) {
            String sent = request.getHeaders().get(HEADER);
            response.getHeaders().set(HEADER, isSane(sent) ? sent : random());
        }
    }

    /** No secret, so that it need not come from a source that is as slow as it is safe. */
    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static boolean isSane(@Nullable String id) {
        return id != null && SANE.matcher(id).matches();
    }
}
