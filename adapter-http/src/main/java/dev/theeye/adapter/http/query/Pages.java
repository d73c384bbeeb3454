package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.BaseUrl;
import dev.theeye.adapter.http.Bulkhead;
import dev.theeye.adapter.http.Bulkhead.Turn;
import dev.theeye.adapter.http.ClientConnection;
import dev.theeye.adapter.http.HttpSettings;
import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.query.Query.Found;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.domain.event.Order;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers a {@link Query} with one page and the addresses of its neighbours. */
@Singleton
public final class Pages {
    /** The parameters of every query that comes in pages. */
    public static final List<String> PARAMETERS = List.of("limit", "cursor", "count");

    private static final String CURSOR = "cursor";
    private static final String A_CURSOR = "a cursor of this query: take it from next or previous";

    /** What one takes at most while it is read and written: a failed event of 5 MiB, as JSON twice that, and copies of both. */
    private static final long BYTES = 90L * 1024 * 1024;

    /** Fewer than the connections that read, so that questions for one event always get through. */
    private static final int AT_ONCE = Math.clamp(Runtime.getRuntime().maxMemory() / BYTES, 1, 4);

    /** Leaves one for others. */
    private static final int PER_APPLICATION = Math.max(1, AT_ONCE - 1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BaseUrl baseUrl;
    private final HttpSettings settings;
    private final HeavyQueries heavyQueries;
    private final Bulkhead bulkhead = new Bulkhead(PER_APPLICATION, AT_ONCE, PATIENCE);

    Pages(BaseUrl baseUrl, HttpSettings settings, HeavyQueries heavyQueries) {
        this.baseUrl = baseUrl;
        this.settings = settings;
        this.heavyQueries = heavyQueries;
    }

    /** A page that is counted is a large question, and so is one that {@linkplain Query.Cost#LARGE takes much looking}. */
    public <T> HttpResponse<byte[]> answer(
            HttpRequest<?> request, Caller caller, Parameters parameters, Query<T> query) {
        byte[] identity = identity(request, parameters, query.visibility(), query.order());
        int limit = ParameterTypes.limit(parameters);
        boolean counted = ParameterTypes.count(parameters);
        Supplier<Found<T>> page = parameters
                .one(CURSOR, text -> query.finder().at(text, identity, limit), A_CURSOR)
                .orElseGet(() -> query.finder().first(identity, limit));
        Supplier<HttpResponse<byte[]>> answer = () -> {
            Long count = counted ? query.count().getAsLong() : null;
            return inTurn(request, caller, () -> write(request, parameters, query, page.get(), count));
        };
        return counted || query.cost() == Query.Cost.LARGE
                ? heavyQueries.answer(request, caller, answer)
                : answer.get();
    }

    /**
     * Makes a page, or an answer that may cost as much as one, in its turn; and not at all where its client has left until
     * then.
     *
     * @throws ProblemException 429 where the application has too many in the making already, 503 where all have
     */
    public <T> T inTurn(HttpRequest<?> request, Caller caller, Supplier<T> page) {
        try (Turn own = bulkhead.ofApplication(caller.application())
                        .orElseThrow(() -> refusal(
                                ProblemType.TOO_MANY_QUERIES,
                                "the application asks for too many pages at the same time"));
                Turn inAll = bulkhead.inAll()
                        .orElseThrow(() ->
                                refusal(ProblemType.UNAVAILABLE, "too many pages are asked for at the same time"))) {
            ClientConnection.mustBeOpen(request);
            return page.get();
        }
    }

    private ProblemException refusal(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail), settings.retryAfter());
    }

    /** Where a cursor of this query says to begin; empty where there is none. */
    static Optional<Position> position(
            HttpRequest<?> request, Parameters parameters, Visibility visibility, Order order) {
        byte[] identity = identity(request, parameters, visibility, order);
        return parameters.one(CURSOR, text -> PageCursor.parse(text, identity), A_CURSOR);
    }

    private <T> HttpResponse<byte[]> write(
            HttpRequest<?> request, Parameters parameters, Query<T> query, Found<T> page, @Nullable Long count) {
        String next = page.next() == null ? null : address(request, parameters, page.next());
        String previous = page.previous() == null ? null : address(request, parameters, page.previous());
        MutableHttpResponse<byte[]> response =
                HttpResponse.ok(PageJson.write(page.items(), query.writer(), count, next, previous));
        link(next, previous).forEach(link -> response.getHeaders().add(HttpHeaders.LINK, link));
        return response;
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
