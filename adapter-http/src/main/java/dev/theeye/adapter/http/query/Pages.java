package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.BaseUrl;
import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.problem.Outages;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.domain.trust.Visibility;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers a {@link Query} with one page and the addresses of its neighbours. */
@Singleton
final class Pages {
    /** The parameters of every query that comes in pages. */
    static final List<String> PARAMETERS = List.of("limit", "cursor", "count");

    private static final String CURSOR = "cursor";

    /**
     * So many pages are in the making at the most: one may take some 40 MB while it is read and written, and the whole
     * program has 384 MB. Fewer than the connections that read, so that questions for one event always get through.
     */
    private static final int AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BaseUrl baseUrl;
    private final Outages outages;
    private final Semaphore room = new Semaphore(AT_ONCE, true);

    Pages(BaseUrl baseUrl, Outages outages) {
        this.baseUrl = baseUrl;
        this.outages = outages;
    }

    <T> HttpResponse<byte[]> answer(HttpRequest<?> request, Parameters parameters, Query<T> query) {
        byte[] identity = identity(request, parameters, query.visibility(), query.order());
        Position position = position(parameters, identity).orElseGet(Position.Start::new);
        int limit = ParameterTypes.limit(parameters);
        boolean counted = ParameterTypes.count(parameters);

        Long count = counted ? query.count().getAsLong() : null;
        if (!hasRoom()) {
            return outages.answer("too many pages are asked for at the same time");
        }
        try {
            Page<T> page = query.find().apply(new PageRequest(query.order(), limit, position));
            return answer(request, parameters, query, identity, page, count);
        } finally {
            room.release();
        }
    }

    /** Where a cursor of this query says to begin; empty where there is none. */
    static Optional<Position> position(
            HttpRequest<?> request, Parameters parameters, Visibility visibility, Order order) {
        return position(parameters, identity(request, parameters, visibility, order));
    }

    private static Optional<Position> position(Parameters parameters, byte[] identity) {
        return parameters.one(
                CURSOR,
                text -> PageCursor.parse(text, identity),
                "a cursor of this query: take it from next or previous");
    }

    private <T> HttpResponse<byte[]> answer(
            HttpRequest<?> request,
            Parameters parameters,
            Query<T> query,
            byte[] identity,
            Page<T> page,
            @Nullable Long count) {
        String next =
                page.next() == null ? null : address(request, parameters, PageCursor.after(page.next(), identity));
        String previous = page.previous() == null
                ? null
                : address(request, parameters, PageCursor.before(page.previous(), identity));
        MutableHttpResponse<byte[]> response =
                HttpResponse.ok(PageJson.write(page.items(), query.writer(), count, next, previous));
        link(next, previous).forEach(link -> response.getHeaders().add(HttpHeaders.LINK, link));
        return response;
    }

    private boolean hasRoom() {
        try {
            return room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a cursor is bound to: the path, whose events are seen, the order and the filters; not the size of the page. */
    private static byte[] identity(HttpRequest<?> request, Parameters parameters, Visibility visibility, Order order) {
        Map<String, List<String>> filters = new TreeMap<>();
        parameters
                .without(Set.of("limit", CURSOR, "count", "order"))
                .forEach((name, values) ->
                        filters.put(name, values.stream().sorted().toList()));
        String text = String.join("\n", request.getPath(), visibility.toString(), order.name()) + encoded(filters);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String address(HttpRequest<?> request, Parameters parameters, String cursor) {
        Map<String, List<String>> all = parameters.without(Set.of(CURSOR));
        all.put(CURSOR, List.of(cursor));
        return baseUrl.of(request) + request.getUri().getRawPath() + encoded(all);
    }

    private static String encoded(Map<String, List<String>> parameters) {
        StringBuilder text = new StringBuilder();
        parameters.forEach((name, values) -> values.forEach(value -> text.append(text.isEmpty() ? '?' : '&')
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return text.toString();
    }

    /** RFC 8288. */
    private static List<String> link(@Nullable String next, @Nullable String previous) {
        List<String> links = new ArrayList<>(2);
        if (next != null) {
            links.add("<" + next + ">; rel=\"next\"");
        }
        if (previous != null) {
            links.add("<" + previous + ">; rel=\"prev\"");
        }
        return links;
    }
}
