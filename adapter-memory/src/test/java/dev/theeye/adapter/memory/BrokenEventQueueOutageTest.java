package dev.theeye.adapter.memory;

import dev.theeye.contracts.Outage;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventRecorder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of queues is worth what it notices: outages. */
final class BrokenEventQueueOutageTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_queue_that() {
        return BrokenAdapters.areNoticed(getClass());
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
