package dev.theeye.adapter.http.operate;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.aggregator.DefaultHealthAggregator;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.ApplicationConfiguration;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Says which part is down, with the reason that the part gives, and nothing more: what the framework adds (addresses of databases, versions, errors, paths) helps
 * an attacker, and stands in the logs. The parts are asked once a second at most, however many ask for their health, since each
 * tries what it answers for.
 */
@Singleton
@Replaces(DefaultHealthAggregator.class)
final class PartsHealth extends DefaultHealthAggregator {
    /** What our own parts call it; they name no hosts and no users. */
    private static final String REASON = "reason";

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Clock clock;

    /** As many as there are kinds of health: of readiness, of liveness, of both. */
    private final Map<Kind, Asked> asked = new ConcurrentHashMap<>();

    private record Kind(List<HealthIndicator> parts, HealthLevelOfDetail detail) {}

    private record Asked(Instant at, CompletableFuture<HealthResult> answer) {
        boolean isFresh(Instant now) {
            return !answer.isDone() || now.isBefore(at.plus(FRESH));
        }
    }

    PartsHealth(ApplicationConfiguration configuration, Clock clock) {
        super(configuration);
        this.clock = clock;
    }

    @Override
    public Publisher<HealthResult> aggregate(HealthIndicator[] indicators, HealthLevelOfDetail detail) {
        Instant now = clock.instant();
        Asked last = asked.compute(
                new Kind(List.of(indicators), detail),
                (kind, before) -> before != null && before.isFresh(now)
                        ? before
                        : new Asked(
                                now,
                                Mono.from(super.aggregate(indicators, detail)).toFuture()));
        return Publishers.fromCompletableFuture(last::answer);
    }

    @Override
    protected Object aggregateDetails(List<HealthResult> results) {
        Map<String, Object> parts = new TreeMap<>();
        results.forEach(result -> parts.put(result.getName(), told(result)));
        return parts;
    }

    private static Map<String, String> told(HealthResult result) {
        Map<String, String> told = new TreeMap<>();
        told.put("status", result.getStatus().getName());
        if (result.getDetails() instanceof Map<?, ?> details && details.get(REASON) instanceof String reason) {
            told.put(REASON, reason);
        }
        return told;
    }
}
