package dev.theeye.adapter.memory;

import dev.theeye.contracts.Outage;
import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.port.EventQueueUnavailable;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of queues is worth what it notices. */
final class BrokenEventQueuesTest {
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

    @FailsAt("events_are_handed_over_unaltered")
    static final class ForgetsTheArrival extends HonestQueue {
        @Override
        public CompletableFuture<Void> add(List<RawEvent> events) {
            return honest.add(events.stream()
                    .map(event -> new RawEvent(
                            event.id(), event.application(), new Arrival(0), event.receivedAt(), event.sent()))
                    .toList());
        }
    }

    @FailsAt("events_are_handed_over_unaltered")
    static final class TakesBytesForText extends HonestQueue {
        @Override
        public CompletableFuture<Void> add(List<RawEvent> events) {
            return honest.add(events.stream()
                    .map(event -> new RawEvent(
                            event.id(),
                            event.application(),
                            event.arrival(),
                            event.receivedAt(),
                            recoded(event.sent())))
                    .toList());
        }

        private static SentEvent recoded(SentEvent sent) {
            return new SentEvent(
                    ByteString.utf8(sent.text().utf8()),
                    sent.sessionId(),
                    sent.category(),
                    sent.name(),
                    sent.data(),
                    sent.timestamp(),
                    sent.eventId(),
                    sent.unknownFields(),
                    sent.flaw());
        }
    }

    @FailsAt("events_are_handed_over_unaltered")
    static final class DropsWhatIsMalformed extends HonestQueue {
        @Override
        public CompletableFuture<Void> add(List<RawEvent> events) {
            return honest.add(
                    events.stream().filter(event -> event.sent().flaw() == null).toList());
        }
    }

    @FailsAt("events_added_at_once_come_in_their_order")
    static final class TurnsTheOrderRound extends HonestQueue {
        @Override
        public CompletableFuture<Void> add(List<RawEvent> events) {
            return honest.add(events.reversed());
        }
    }

    @FailsAt("what_waits_is_handed_over_in_batches_of_a_bounded_size")
    static final class HandsOverAllAtOnce extends HonestQueue {
        @Override
        public Delivery deliverTo(EventRecorder recorder) {
            List<RawEvent> gathered = new ArrayList<>();
            return honest.deliverTo(events -> {
                gathered.addAll(events);
                if (gathered.size() == 15_000) {
                    recorder.record(gathered);
                }
            });
        }
    }

    @FailsAt("five_megabytes_added_at_once_are_handed_over")
    static final class TakesNoLargeBatch extends HonestQueue {
        @Override
        public CompletableFuture<Void> add(List<RawEvent> events) {
            int bytes = events.stream()
                    .mapToInt(event -> event.sent().text().length())
                    .sum();
            return bytes > 1 << 20
                    ? CompletableFuture.failedFuture(new EventQueueUnavailable("too large", null))
                    : honest.add(events);
        }
    }

    @FailsAt("what_sixteen_threads_add_at_once_is_all_handed_over")
    static final class IsForOneThreadOnly extends HonestQueue {
        private final Set<Thread> producers = new HashSet<>();

        @Override
        public CompletableFuture<Void> add(List<RawEvent> events) {
            synchronized (producers) {
                producers.add(Thread.currentThread());
                return producers.size() == 1 ? honest.add(events) : CompletableFuture.completedFuture(null);
            }
        }
    }

    @FailsAt("several_consumers_share_the_events")
    static final class GivesEachConsumerEverything extends HonestQueue {
        private final List<InMemoryEventQueue> queues = new CopyOnWriteArrayList<>();

        @Override
        public CompletableFuture<Void> add(List<RawEvent> events) {
            queues.forEach(queue -> queue.add(events).join());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Delivery deliverTo(EventRecorder recorder) {
            InMemoryEventQueue queue = new InMemoryEventQueue();
            queues.add(queue);
            return queue.deliverTo(recorder);
        }
    }

    @FailsAt("after_close_nothing_is_handed_over_and_the_rest_waits")
    static final class GoesOnAfterClose extends HonestQueue {
        @Override
        public Delivery deliverTo(EventRecorder recorder) {
            honest.deliverTo(recorder);
            return () -> {};
        }
    }

    @FailsAt("close_lets_the_batch_in_hand_finish_and_it_is_not_handed_over_again")
    static final class ClosesWithoutWaiting extends HonestQueue {
        @Override
        public Delivery deliverTo(EventRecorder recorder) {
            Delivery delivery = honest.deliverTo(recorder);
            return () -> Thread.ofPlatform().daemon().start(delivery::close);
        }
    }

    @FailsAt("in_an_outage_adding_fails_in_time_and_may_be_repeated_afterwards")
    static final class SwallowsAnOutage extends HonestQueue {
        @Override
        public CompletableFuture<Void> add(List<RawEvent> events) {
            return honest.add(events).exceptionally(lost -> null);
        }
    }

    @FailsAt("in_an_outage_adding_fails_in_time_and_may_be_repeated_afterwards")
    static final class HangsInAnOutage extends HonestQueue {
        @Override
        public CompletableFuture<Void> add(List<RawEvent> events) {
            CompletableFuture<Void> adding = honest.add(events);
            return adding.isCompletedExceptionally() ? new CompletableFuture<>() : adding;
        }
    }

    @FailsAt("in_an_outage_adding_fails_in_time_and_may_be_repeated_afterwards")
    static final class ThrowsWhatItLikes extends HonestQueue {
        @Override
        public CompletableFuture<Void> add(List<RawEvent> events) {
            CompletableFuture<Void> adding = honest.add(events);
            return adding.isCompletedExceptionally()
                    ? CompletableFuture.failedFuture(new IllegalStateException("a driver's own exception"))
                    : adding;
        }
    }

    @FailsAt("a_consumer_goes_on_by_itself_after_an_outage")
    static final class LosesItsConsumersInAnOutage extends HonestQueue {
        private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

        @Override
        public Delivery deliverTo(EventRecorder recorder) {
            Delivery delivery = honest.deliverTo(recorder);
            deliveries.add(delivery);
            return delivery;
        }

        @Override
        public Outage outage() {
            return new MemoryOutage(
                    () -> {
                        honest.interrupt();
                        deliveries.forEach(Delivery::close);
                    },
                    honest::resume);
        }
    }

    @FailsAt("what_was_added_before_an_outage_is_handed_over_after_it")
    static final class ForgetsEverythingInAnOutage extends HonestQueue {
        private volatile InMemoryEventQueue current = honest;

        @Override
        public CompletableFuture<Void> add(List<RawEvent> events) {
            return current.add(events);
        }

        @Override
        public Delivery deliverTo(EventRecorder recorder) {
            return current.deliverTo(recorder);
        }

        @Override
        public Outage outage() {
            return new MemoryOutage(() -> current.interrupt(), () -> current = new InMemoryEventQueue());
        }
    }
}
