package dev.theeye.adapter.memory;

import dev.theeye.contracts.FailureAlertsContract;
import dev.theeye.domain.failure.FailureAlert;
import dev.theeye.domain.port.FailureAlerts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of alerts is worth what it notices. */
final class BrokenFailureAlertsTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_alerts_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("what_failed_before_the_window_does_not_count")
    static final class CountWhateverEverFailed extends Honest {
        @Override
        public void watch(Instant from, Instant now, long threshold) {
            honestly.watch(Instant.EPOCH, now, threshold);
        }
    }

    @FailsAt("an_alert_that_was_told_is_not_told_again_while_failures_go_on")
    static final class AreOverOnceTheyAreTold extends Honest {
        @Override
        public void told(UUID id) {
            honestly.told(id);
            honestly.watch(Instant.now(), Instant.now(), 1);
        }
    }

    @FailsAt("an_alert_that_could_not_be_told_is_not_over_when_its_type_has_calmed_down")
    static final class ForgetWhatWasNotTold extends Honest {
        @Override
        public void watch(Instant from, Instant now, long threshold) {
            honestly.due(Duration.ofHours(1)).ifPresent(alert -> honestly.told(alert.id()));
            honestly.watch(from, now, threshold);
        }
    }

    /** Alerts with nothing wrong; what is broken on purpose overrides a method. */
    abstract static class Honest extends InMemoryStorage implements FailureAlertsContract, FailureAlerts {
        final InMemoryFailureAlerts honestly = new InMemoryFailureAlerts(honest);

        @Override
        public FailureAlerts alerts() {
            return this;
        }

        @Override
        public void watch(Instant from, Instant now, long threshold) {
            honestly.watch(from, now, threshold);
        }

        @Override
        public Optional<FailureAlert> due(Duration lease) {
            return honestly.due(lease);
        }

        @Override
        public void told(UUID id) {
            honestly.told(id);
        }

        @Override
        public void postpone(UUID id, Duration pause) {
            honestly.postpone(id, pause);
        }
    }
}
