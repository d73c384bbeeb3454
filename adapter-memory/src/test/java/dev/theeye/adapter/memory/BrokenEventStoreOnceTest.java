package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of stores is worth what it notices: what is kept twice. */
final class BrokenEventStoreOnceTest {
    private static final Visibility ALL = new Visibility.Everything();

    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_store_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("an_event_kept_twice_is_kept_once")
    static final class KeepsTwice extends HonestStorage {
        @Override
        public EventStore store() {
            return changing(event -> ChangedEvent.withId(event, new EventId(UUID.randomUUID())));
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
            return verdict instanceof Verdict.Accepted(Event event, var raw, var observed)
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
                    .map(verdict -> verdict instanceof Verdict.Accepted(Event event, var raw, var observed)
                                    && honestReader.findFailed(event.id(), ALL).isPresent()
                            ? Kept.DUPLICATE
                            : honest.keep(List.of(verdict)).getFirst())
                    .toList();
        }
    }
}
