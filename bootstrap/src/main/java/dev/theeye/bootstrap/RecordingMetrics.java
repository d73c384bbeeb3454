package dev.theeye.bootstrap;

import dev.theeye.application.RecordEvents.Recorded;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Counts what becomes of events, violations by code and type among them. Applications choose the names of types, and each is
 * a time series of its own for ever: only so many are told apart.
 */
@Singleton
final class RecordingMetrics implements Consumer<List<Recorded>> {
    private static final EventType OTHER = new EventType("other", "other");

    private final MeterRegistry registry;
    private final Clock clock;
    private final int maxTypes;
    private final Set<EventType> types = ConcurrentHashMap.newKeySet();
    private final Counter deferred;
    private final Timer wait;

    RecordingMetrics(MeterRegistry registry, Clock clock, MetricsSettings settings) {
        this.registry = registry;
        this.clock = clock;
        this.maxTypes = settings.types();
        this.deferred = Counter.builder("eye.events.deferred")
                .description("Moved to the deferred queue, since their application's share of the judging was spent")
                .register(registry);
        this.wait = Timer.builder("eye.events.wait")
                .description("From the receipt of an event until it is kept; of the first event of each batch")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry);
    }

    void deferred(int events) {
        deferred.increment(events);
    }

    /** @param mode whether the event failed for it, or was stored and only reported */
    private record Reason(String mode, String code, EventType type) {}

    @Override
    public void accept(List<Recorded> batch) {
        Map<Kept, Integer> outcomes = new EnumMap<>(Kept.class);
        Map<Reason, Integer> reasons = new HashMap<>();
        for (Recorded recorded : batch) {
            outcomes.merge(recorded.kept(), 1, Integer::sum);
            reasons(recorded, reasons);
        }
        outcomes.forEach((kept, n) -> registry.counter(
                        "eye.events.recorded", "outcome", kept.name().toLowerCase(Locale.ROOT))
                .increment(n));
        reasons.forEach((reason, n) -> registry.counter(
                        "eye.violations",
                        "mode",
                        reason.mode,
                        "code",
                        reason.code,
                        "category",
                        reason.type.category(),
                        "name",
                        reason.type.name())
                .increment(n));
        if (!batch.isEmpty()) {
            wait.record(Duration.between(receivedAt(batch.getFirst().verdict()), clock.instant()));
        }
    }

    private void reasons(Recorded recorded, Map<Reason, Integer> reasons) {
        switch (recorded.verdict()) {
            case Verdict.Accepted(var event, var raw, var observed) -> {
                if (recorded.kept() == Kept.STORED && observed != null) {
                    count("observed", observed.violations(), event.type(), reasons);
                }
            }
            case Verdict.Failed(var failed) -> {
                if (recorded.kept() == Kept.FAILED) {
                    count("enforced", failed.violations(), failed.type().orElse(OTHER), reasons);
                }
            }
        }
    }

    private void count(String mode, List<Violation> violations, EventType type, Map<Reason, Integer> reasons) {
        for (Violation violation : violations) {
            reasons.merge(new Reason(mode, violation.code().text(), told(type)), 1, Integer::sum);
        }
    }

    private EventType told(EventType type) {
        return types.contains(type) || (types.size() < maxTypes && types.add(type)) ? type : OTHER;
    }

    private static Instant receivedAt(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> accepted.event().receivedAt();
            case Verdict.Failed failed -> failed.event().receivedAt();
        };
    }
}
