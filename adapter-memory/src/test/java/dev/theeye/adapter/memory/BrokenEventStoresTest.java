package dev.theeye.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.contracts.Outage;
import dev.theeye.contracts.Refusal;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.EventsRefused;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract of stores is worth what it notices. */
final class BrokenEventStoresTest {
    private static final Visibility ALL = new Visibility.Everything();

    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_store_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @Test
    void a_store_that_refuses_what_it_declares_keeps_the_contract() {
        assertThat(BrokenAdapters.failures(
                        RefusesNul.class, "a_batch_with_something_that_can_never_be_kept_is_refused_whole"))
                .isEmpty();
    }

    @FailsAt("an_event_kept_twice_is_kept_once")
    static final class KeepsTwice extends HonestStorage {
        @Override
        public EventStore store() {
            return changing(event -> copy(event, new EventId(UUID.randomUUID()), event.payload(), event.occurredAt()));
        }
    }

    @FailsAt("sixteen_threads_keep_the_same_events_and_each_is_kept_once")
    static final class LooksBeforeItKeeps extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> {
                List<Boolean> known = verdicts.stream().map(this::isKnown).toList();
                LockSupport.parkNanos(10_000_000); // as long as a network takes
                List<Kept> kept = new ArrayList<>(honest.keep(verdicts));
                for (int i = 0; i < kept.size(); i++) {
                    if (!known.get(i) && verdicts.get(i) instanceof Verdict.Accepted) {
                        kept.set(i, Kept.STORED);
                    }
                }
                return kept;
            };
        }

        private boolean isKnown(Verdict verdict) {
            return verdict instanceof Verdict.Accepted(Event event, var raw)
                    && honestReader.find(event.id(), ALL).isPresent();
        }
    }

    @FailsAt("an_event_twice_in_one_batch_is_kept_once")
    static final class AnswersByTheBatch extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> {
                List<Kept> kept = honest.keep(verdicts);
                return kept.contains(Kept.STORED)
                        ? kept.stream().map(each -> Kept.STORED).toList()
                        : kept;
            };
        }
    }

    @FailsAt("a_batch_is_answered_in_its_order")
    static final class AnswersInAnotherOrder extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> honest.keep(verdicts).stream().sorted().toList();
        }
    }

    @FailsAt("a_failed_event_kept_twice_or_twice_in_one_batch_is_kept_once")
    static final class DropsFailedEvents extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> verdicts.stream()
                    .map(verdict -> switch (verdict) {
                        case Verdict.Accepted accepted ->
                            honest.keep(List.of(accepted)).getFirst();
                        case Verdict.Failed failed -> Kept.FAILED;
                    })
                    .toList();
        }
    }

    @FailsAt("what_failed_may_still_become_an_event")
    static final class TakesAFailedEventForTheEvent extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> verdicts.stream()
                    .map(verdict -> verdict instanceof Verdict.Accepted(Event event, var raw)
                                    && honestReader.findFailed(event.id(), ALL).isPresent()
                            ? Kept.DUPLICATE
                            : honest.keep(List.of(verdict)).getFirst())
                    .toList();
        }
    }

    @FailsAt("times_come_back_to_the_microsecond")
    static final class ForgetsMicroseconds extends HonestStorage {
        @Override
        public EventStore store() {
            return changing(event ->
                    copy(event, event.id(), event.payload(), event.occurredAt().truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    @FailsAt("awkward_payloads_come_back_equal")
    static final class TakesNumbersForDoubles extends HonestStorage {
        @Override
        public EventStore store() {
            return changing(rewriting(json -> json.replace("9223372036854775807", "9223372036854775808")));
        }
    }

    @FailsAt("awkward_payloads_come_back_equal")
    static final class KeepsTheFirstOfDuplicateKeys extends HonestStorage {
        @Override
        public EventStore store() {
            return changing(rewriting(json -> json.replace(",\"a\":\"last\"", "")));
        }
    }

    @FailsAt("awkward_categories_and_names_come_back_equal_and_are_found")
    static final class TrimsText extends HonestStorage {
        @Override
        public EventStore store() {
            return changing(event -> new Event(
                    event.id(),
                    event.application(),
                    event.session(),
                    new EventType(event.type().category().strip(), event.type().name()),
                    event.payload(),
                    event.occurredAt(),
                    event.arrival(),
                    event.receivedAt()));
        }
    }

    @FailsAt("what_was_received_comes_back_byte_for_byte")
    static final class TakesBytesForText extends HonestStorage {
        @Override
        public EventStore store() {
            return changingFailed(
                    this,
                    failed -> copy(failed, ByteString.utf8(failed.received().utf8()), failed.status()));
        }
    }

    @FailsAt("the_status_comes_back")
    static final class ForgetsTheStatus extends HonestStorage {
        @Override
        public EventStore store() {
            return changingFailed(this, failed -> copy(failed, failed.received(), FailedEventStatus.OPEN));
        }
    }

    @FailsAt("a_batch_with_something_that_can_never_be_kept_is_refused_whole")
    static final class KeepsUpToWhatItRefuses extends HonestStorage {
        @Override
        public Refusal refusal() {
            return new Refusal.Of(RefusesNul.NUL);
        }

        @Override
        public EventStore store() {
            return verdicts -> verdicts.stream()
                    .map(verdict -> {
                        RefusesNul.check(verdict);
                        return honest.keep(List.of(verdict)).getFirst();
                    })
                    .toList();
        }
    }

    @FailsAt("a_batch_with_something_that_can_never_be_kept_is_refused_whole")
    static final class KeepsWhatItDeclaresToRefuse extends HonestStorage {
        @Override
        public Refusal refusal() {
            return new Refusal.Of(RefusesNul.NUL);
        }
    }

    @FailsAt("a_batch_with_something_that_can_never_be_kept_is_refused_whole")
    static final class DropsWhatItShouldRefuse extends HonestStorage {
        @Override
        public EventStore store() {
            return changing(rewriting(json -> json.replace("\\u0000", "")));
        }
    }

    @FailsAt("a_batch_is_seen_whole_or_not_at_all")
    static final class CommitsInPieces extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> {
                List<Kept> kept = new ArrayList<>();
                for (int from = 0; from < verdicts.size(); from += 100) {
                    kept.addAll(honest.keep(verdicts.subList(from, Math.min(verdicts.size(), from + 100))));
                    LockSupport.parkNanos(10_000_000);
                }
                return kept;
            };
        }
    }

    @FailsAt("the_largest_batch_is_kept")
    static final class CutsLargeBatches extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> {
                honest.keep(verdicts.subList(0, Math.min(verdicts.size(), 5000)));
                return verdicts.stream().map(verdict -> Kept.STORED).toList();
            };
        }
    }

    @FailsAt("an_event_for_another_applications_session_is_kept_as_a_failed_event")
    static final class LetsEverybodyWriteEverywhere extends HonestStorage {
        private final InMemoryEventStore store = new InMemoryEventStore(new EverybodyIs(SessionPolicy.SHARED));

        @Override
        public EventStore store() {
            return store;
        }

        @Override
        public EventReader reader() {
            return new InMemoryEventReader(store);
        }
    }

    @FailsAt("applications_that_both_share_write_to_each_others_sessions")
    static final class NeverShares extends HonestStorage {
        private final InMemoryEventStore store = new InMemoryEventStore(new EverybodyIs(SessionPolicy.OWN));

        @Override
        public EventStore store() {
            return store;
        }

        @Override
        public EventReader reader() {
            return new InMemoryEventReader(store);
        }
    }

    @FailsAt("two_applications_race_to_open_sessions_and_each_session_has_exactly_one_owner")
    static final class DropsWhatTheLoserSent extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> verdicts.stream().map(this::keep).toList();
        }

        private synchronized Kept keep(Verdict verdict) {
            if (verdict instanceof Verdict.Accepted(Event event, var raw)
                    && honestReader.count(EventFilter.ofSession(ALL, event.session()))
                            > honestReader.count(EventFilter.ofSession(
                                    new Visibility.OnlyOf(event.application()), event.session()))) {
                return Kept.FAILED;
            }
            return honest.keep(List.of(verdict)).getFirst();
        }
    }

    @FailsAt("an_outage_leaves_no_half_of_a_batch_and_a_retry_keeps_nothing_twice")
    static final class HalfKeepsInAnOutage extends HonestStorage {
        private volatile boolean out;

        @Override
        public EventStore store() {
            return verdicts -> {
                if (out) {
                    honest.keep(verdicts.subList(0, verdicts.size() / 2));
                    throw new EventStoreUnavailable("half way", null);
                }
                return honest.keep(verdicts);
            };
        }

        @Override
        public Outage outage() {
            return new MemoryOutage(() -> out = true, () -> out = false);
        }
    }

    @FailsAt("in_an_outage_keeping_fails_and_may_be_repeated_afterwards")
    static final class SwallowsAnOutage extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> {
                try {
                    return honest.keep(verdicts);
                } catch (EventStoreUnavailable e) {
                    return verdicts.stream().map(verdict -> Kept.STORED).toList();
                }
            };
        }
    }

    @FailsAt("in_an_outage_keeping_fails_and_may_be_repeated_afterwards")
    static final class ThrowsWhatItLikes extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> {
                try {
                    return honest.keep(verdicts);
                } catch (EventStoreUnavailable e) {
                    throw new IllegalStateException("a driver's own exception", e);
                }
            };
        }
    }

    @FailsAt("in_an_outage_keeping_fails_and_may_be_repeated_afterwards")
    static final class HangsInAnOutage extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> {
                while (!Thread.currentThread().isInterrupted()) {
                    try {
                        return honest.keep(verdicts);
                    } catch (EventStoreUnavailable e) {
                        LockSupport.parkNanos(10_000_000);
                    }
                }
                throw new EventStoreUnavailable("interrupted", null);
            };
        }
    }

    @FailsAt("in_an_outage_keeping_fails_and_may_be_repeated_afterwards")
    static final class NeverRecovers extends HonestStorage {
        @Override
        public Outage outage() {
            return new MemoryOutage(honest::interrupt, () -> {});
        }
    }

    /** An honest store that lacks something and says so. */
    static final class RefusesNul extends HonestStorage {
        static final Payload NUL = new Payload(ByteString.utf8("{\"a\":\"\\u0000\"}"));

        @Override
        public Refusal refusal() {
            return new Refusal.Of(NUL);
        }

        @Override
        public EventStore store() {
            return verdicts -> {
                verdicts.forEach(RefusesNul::check);
                return honest.keep(verdicts);
            };
        }

        static void check(Verdict verdict) {
            if (verdict instanceof Verdict.Accepted(Event event, var raw)
                    && event.payload().equals(NUL)) {
                throw new EventsRefused("U+0000", new IllegalArgumentException());
            }
        }
    }

    private static UnaryOperator<Event> rewriting(UnaryOperator<String> rewrite) {
        return event -> copy(
                event,
                event.id(),
                new Payload(ByteString.utf8(rewrite.apply(event.payload().json().utf8()))),
                event.occurredAt());
    }

    private static Event copy(Event event, EventId id, Payload payload, Instant occurredAt) {
        return new Event(
                id,
                event.application(),
                event.session(),
                event.type(),
                payload,
                occurredAt,
                event.arrival(),
                event.receivedAt());
    }

    private static EventStore changingFailed(HonestStorage storage, UnaryOperator<FailedEvent> change) {
        return verdicts -> storage.honest.keep(verdicts.stream()
                .<Verdict>map(verdict -> switch (verdict) {
                    case Verdict.Accepted accepted -> accepted;
                    case Verdict.Failed(FailedEvent failed) -> new Verdict.Failed(change.apply(failed));
                })
                .toList());
    }

    private static FailedEvent copy(FailedEvent failed, ByteString received, FailedEventStatus status) {
        return new FailedEvent(
                failed.id(),
                failed.application(),
                failed.arrival(),
                failed.receivedAt(),
                failed.sessionId(),
                failed.category(),
                failed.name(),
                failed.violations(),
                received,
                status);
    }
}
