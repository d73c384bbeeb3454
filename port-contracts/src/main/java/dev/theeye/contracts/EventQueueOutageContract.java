package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventQueue.Delivery;
import dev.theeye.domain.port.EventQueueUnavailable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In an outage a queue says in time that it cannot tell; afterwards everything goes on by itself. */
interface EventQueueOutageContract extends QueueContract {
    @Test
    default void in_an_outage_adding_fails_in_time_and_may_be_repeated_afterwards() {
        EventQueue queue = newQueue();
        List<RawEvent> events = events(10);
        SampleRecorder recorder = new SampleRecorder();

        outage().begin();
        try {
            assertThat(queue.add(events))
                    .as("adding in an outage")
                    .failsWithin(patience().toMillis(), TimeUnit.MILLISECONDS)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(EventQueueUnavailable.class);
        } finally {
            outage().end();
        }
        addAgain(queue, events);

        try (Delivery delivery = queue.deliverTo(recorder)) {
            recorder.await(patience(), events);
        }
    }

    @Test
    default void what_was_added_before_an_outage_is_handed_over_after_it() {
        EventQueue queue = newQueue();
        List<RawEvent> events = events(10);
        SampleRecorder recorder = new SampleRecorder();

        addAgain(queue, events);
        outage().begin();
        outage().end();

        try (Delivery delivery = queue.deliverTo(recorder)) {
            recorder.await(patience(), events);
        }
    }

    @Test
    default void a_consumer_goes_on_by_itself_after_an_outage() {
        EventQueue queue = newQueue();
        SampleRecorder recorder = new SampleRecorder();

        try (Delivery delivery = queue.deliverTo(recorder)) {
            List<RawEvent> before = events(10);
            addAgain(queue, before);
            recorder.await(patience(), before);
            outage().begin();
            outage().end();
            List<RawEvent> after = events(10);
            addAgain(queue, after);
            recorder.await(patience(), after);
        }
    }

    private void addAgain(EventQueue queue, List<RawEvent> events) {
        Retry.whileUnavailable(patience(), EventQueueUnavailable.class, () -> joined(queue.add(events)));
    }

    private boolean joined(CompletableFuture<Void> adding) {
        try {
            adding.orTimeout(patience().toMillis(), TimeUnit.MILLISECONDS).join();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof EventQueueUnavailable unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }

    private static List<RawEvent> events(int count) {
        return SampleEvents.raw(
                SampleEvents.several(count, SampleEvents.newApplicationId(), SampleEvents.newSession()));
    }
}
