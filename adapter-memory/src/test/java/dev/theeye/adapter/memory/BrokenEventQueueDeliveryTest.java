package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.port.EventQueueUnavailable;
import dev.theeye.domain.port.EventRecorder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of queues is worth what it notices: what arrives altered, late or never. */
final class BrokenEventQueueDeliveryTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_queue_that() {
        return BrokenAdapters.areNoticed(getClass());
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
}
