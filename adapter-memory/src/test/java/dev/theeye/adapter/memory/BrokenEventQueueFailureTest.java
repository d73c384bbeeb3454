package dev.theeye.adapter.memory;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of queues is worth what it notices: a recorder that fails. */
final class BrokenEventQueueFailureTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_queue_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("where_the_recorder_fails_the_same_events_come_again")
    static final class LosesWhatWasNotRecorded extends HonestQueue {
        @Override
        public Delivery deliverTo(EventRecorder recorder) {
            return honest.deliverTo(events -> {
                try {
                    recorder.record(events);
                } catch (EventStoreUnavailable e) {
                    // lost
                }
            });
        }
    }

    @FailsAt("what_was_never_recorded_waits_for_the_next_consumer")
    static final class AcknowledgesBeforeItIsRecorded extends HonestQueue {
        @Override
        public Delivery deliverTo(EventRecorder recorder) {
            return honest.deliverTo(events -> CompletableFuture.runAsync(() -> recorder.record(events)));
        }
    }

    @FailsAt("where_the_recorder_fails_the_same_events_come_again")
    static final class GoesOnWhereTheRecorderFails extends HonestQueue {
        @Override
        public Delivery deliverTo(EventRecorder recorder) {
            return honest.deliverTo(events -> {
                try {
                    recorder.record(events);
                } catch (EventStoreUnavailable e) {
                    honest.add(events); // behind all others, as a nack with requeue may do
                }
            });
        }
    }

    @FailsAt("whatever_the_recorder_throws_nothing_is_lost")
    static final class IsReadyForOutagesOnly extends HonestQueue {
        @Override
        public Delivery deliverTo(EventRecorder recorder) {
            return honest.deliverTo(events -> {
                try {
                    recorder.record(events);
                } catch (EventStoreUnavailable e) {
                    throw e;
                } catch (RuntimeException | Error e) {
                    // lost
                }
            });
        }
    }

    @FailsAt("attempts_come_with_a_growing_pause")
    static final class TriesAgainAtOnce extends HonestQueue {
        @Override
        public Delivery deliverTo(EventRecorder recorder) {
            return honest.deliverTo(events -> {
                while (!recorded(recorder, events)) {
                    LockSupport.parkNanos(1_000_000);
                }
            });
        }

        private static boolean recorded(EventRecorder recorder, List<RawEvent> events) {
            try {
                recorder.record(events);
                return true;
            } catch (EventStoreUnavailable e) {
                return false;
            }
        }
    }
}
