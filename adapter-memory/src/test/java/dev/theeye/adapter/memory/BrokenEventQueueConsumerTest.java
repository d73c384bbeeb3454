package dev.theeye.adapter.memory;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventRecorder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of queues is worth what it notices: consumers. */
final class BrokenEventQueueConsumerTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_queue_that() {
        return BrokenAdapters.areNoticed(getClass());
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
}
