package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.Requests;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.fuzzing.FuzzTarget;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Whatever the parameters of a query say, they are read or refused as a problem of the client. */
class QueryFuzzTest implements FuzzTarget {
    private static final Caller CALLER = new Caller(new ApplicationId(new UUID(1, 2)), Set.of());

    private static final List<String> EVENTS = EventFilters.and("order", "limit", "count");
    private static final List<String> ANALYTICS = EventFilters.and("interval", "group_by", "by", "limit");

    @Override
    public int executions() {
        return 80_000;
    }

    @Override
    public void check(byte[] input) {
        String query = new String(input, StandardCharsets.UTF_8).replace("#", "%23");
        Requests.to("/v1/events?" + query).ifPresent(request -> {
            check(request, EVENTS, QueryFuzzTest::readEvents);
            check(request, ANALYTICS, QueryFuzzTest::readAnalytics);
            check(
                    request,
                    FailedEventFilters.PARAMETERS,
                    given -> FailedEventFilters.of(given, new Visibility.Everything()));
        });
    }

    private static void check(HttpRequest<?> request, List<String> known, Consumer<Parameters> reader) {
        try {
            reader.accept(Parameters.of(request, known));
        } catch (ProblemException refused) {
            // as it should be
        }
    }

    private static void readEvents(Parameters given) {
        EventFilters.parse(given, CALLER);
        ParameterTypes.order(given);
        ParameterTypes.limit(given);
        ParameterTypes.count(given);
    }

    private static void readAnalytics(Parameters given) {
        EventFilters.parse(given, CALLER);
        AnalyticsParameters.interval(given);
        AnalyticsParameters.groupBy(given);
        AnalyticsParameters.limit(given);
        AnalyticsParameters.by(given);
    }
}
