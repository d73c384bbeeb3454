package dev.theeye.adapter.memory;

import dev.theeye.contracts.FailureAlertsContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.failure.FailureAlert;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;
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
            honest.watch(Instant.EPOCH, now, threshold);
        }
    }

    @FailsAt("an_alert_that_was_told_is_not_told_again_while_failures_go_on")
    static final class AreOverOnceTheyAreTold extends Honest {
        @Override
        public void told(UUID id) {
            honest.told(id);
            honest.watch(Instant.now(), Instant.now(), 1);
        }
    }

    @FailsAt("an_alert_that_could_not_be_told_is_not_over_when_its_type_has_calmed_down")
    static final class ForgetWhatWasNotTold extends Honest {
        @Override
        public void watch(Instant from, Instant now, long threshold) {
            honest.due(Duration.ofHours(1)).ifPresent(alert -> honest.told(alert.id()));
            honest.watch(from, now, threshold);
        }
    }

    /** Alerts with nothing wrong; what is broken on purpose overrides a method. */
    abstract static class Honest implements FailureAlertsContract, FailureAlerts {
        final InMemoryApplications applications = new InMemoryApplications();
        final InMemoryEventStore store = new InMemoryEventStore(applications);
        final InMemoryFailureAlerts honest = new InMemoryFailureAlerts(store);

        @Override
        public FailureAlerts alerts() {
            return this;
        }

        @Override
        public EventStore store() {
            return store;
        }

        @Override
        public EventReader reader() {
            return new InMemoryEventReader(store);
        }

        @Override
        public Applications applications() {
            return applications;
        }

        @Override
        public Outage outage() {
            return new MemoryOutage(store::interrupt, store::resume);
        }

        @Override
        public void watch(Instant from, Instant now, long threshold) {
            honest.watch(from, now, threshold);
        }

        @Override
        public Optional<FailureAlert> due(Duration lease) {
            return honest.due(lease);
        }

        @Override
        public void told(UUID id) {
            honest.told(id);
        }

        @Override
        public void postpone(UUID id, Duration pause) {
            honest.postpone(id, pause);
        }
    }
}
