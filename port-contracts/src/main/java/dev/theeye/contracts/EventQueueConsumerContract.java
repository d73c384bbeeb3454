package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventQueue.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several consumers share the events, and each may stop at any time. */
interface EventQueueConsumerContract extends QueueContract {
    @Test
    default void several_consumers_share_the_events() {
        EventQueue queue = newQueue();
        SampleRecorder recorder = new SampleRecorder();

        try (Delivery first = queue.deliverTo(recorder);
                Delivery second = queue.deliverTo(recorder);
                Delivery third = queue.deliverTo(recorder)) {
            List<RawEvent> events = Stream.generate(() -> added(queue, 10))
                    .limit(50)
                    .flatMap(List::stream)
                    .toList();
            recorder.await(patience(), events);
        }

        assertThat(recorder.events().size())
                .as("events handed over by three consumers that share 500: not all of them to each")
                .isLessThan(1000);
    }

    @Test
    default void after_close_nothing_is_handed_over_and_the_rest_waits() {
        EventQueue queue = newQueue();
        SampleRecorder closed = new SampleRecorder();
        SampleRecorder next = new SampleRecorder();

        Delivery delivery = queue.deliverTo(closed);
        List<RawEvent> before = added(queue, 10);
        closed.await(patience(), before);
        delivery.close();
        List<RawEvent> after = added(queue, 10);
        Retry.during(
                Duration.ofMillis(300),
                () -> before.containsAll(closed.events()),
                () -> "something was handed over after close");
        try (Delivery another = queue.deliverTo(next)) {
            next.await(patience(), after);
        }

        assertThat(closed.events()).as("handed over after close").doesNotContainAnyElementsOf(after);
    }

    @Test
    default void close_lets_the_batch_in_hand_finish_and_it_is_not_handed_over_again() throws InterruptedException {
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        SampleRecorder slow = new SampleRecorder(batch -> {
            inHand.countDown();
            awaitUndisturbed(release);
        });
        SampleRecorder next = new SampleRecorder();
        EventQueue queue = newQueue();
        List<RawEvent> batch = added(queue, 10);

        Delivery delivery = queue.deliverTo(slow);
        boolean handedOver = inHand.await(patience().toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(delivery::close);
        assertThatExceptionOfType(TimeoutException.class)
                .as("close while a batch is in hand must wait")
                .isThrownBy(() -> closing.get(300, TimeUnit.MILLISECONDS));
        release.countDown();
        assertThat(closing).as("close once the batch is recorded").succeedsWithin(patience());

        assertThat(handedOver).isTrue();
        assertThat(slow.events())
                .as("recorded by the consumer that was closed; nothing if it was interrupted")
                .isNotEmpty();
        List<RawEvent> left = new ArrayList<>(batch);
        left.removeAll(slow.events());
        left.addAll(added(queue, 1));
        try (Delivery another = queue.deliverTo(next)) {
            next.await(patience(), left);
        }
        assertThat(next.events()).as("handed over although it was recorded").doesNotContainAnyElementsOf(slow.events());
    }

    @Test
    default void close_may_be_called_twice() {
        EventQueue queue = newQueue();
        Delivery delivery = queue.deliverTo(new SampleRecorder());

        delivery.close();
        delivery.close();
    }

    private List<RawEvent> added(EventQueue queue, int count) {
        List<RawEvent> events = SampleEvents.raw(
                SampleEvents.several(count, SampleEvents.newApplicationId(), SampleEvents.newSession()));
        assertThat(queue.add(events))
                .as("adding events")
                .succeedsWithin(patience().toMillis(), TimeUnit.MILLISECONDS);
        return events;
    }

    private static void awaitUndisturbed(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("close must let the recorder finish, not interrupt it", e);
        }
    }
}
