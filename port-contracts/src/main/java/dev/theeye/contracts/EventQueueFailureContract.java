package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventQueue.Delivery;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A batch is forgotten only after the recorder has returned. */
interface EventQueueFailureContract extends QueueContract {
    /** More events than one batch holds, so that a queue which goes on to the next ones is noticed. */
    @Test
    default void where_the_recorder_fails_the_same_events_come_again() {
        List<List<RawEvent>> attempts = new CopyOnWriteArrayList<>();
        SampleRecorder recorder = new SampleRecorder(batch -> {
            attempts.add(List.copyOf(batch));
            if (attempts.size() <= 3) {
                throw new EventStoreUnavailable("on purpose, attempt " + attempts.size(), null);
            }
        });
        EventQueue queue = newQueue();
        List<RawEvent> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            events.addAll(added(queue, 5000));
        }

        try (Delivery delivery = queue.deliverTo(recorder)) {
            recorder.await(patience(), events);
        }

        assertThat(attempts.stream().limit(4).map(EventQueueFailureContract::ids))
                .as("ids in three attempts that failed and the one after them")
                .containsOnly(ids(attempts.getFirst()));
    }

    /** A recorder with a bug must not end the delivery, either. */
    @Test
    default void whatever_the_recorder_throws_nothing_is_lost() {
        List<List<RawEvent>> attempts = new CopyOnWriteArrayList<>();
        SampleRecorder recorder = new SampleRecorder(batch -> {
            attempts.add(batch);
            switch (attempts.size()) {
                case 1 -> throw new IllegalStateException("on purpose");
                case 2 -> throw new AssertionError("on purpose");
                default -> {}
            }
        });
        EventQueue queue = newQueue();
        List<RawEvent> events = added(queue, 100);

        try (Delivery delivery = queue.deliverTo(recorder)) {
            recorder.await(patience(), events);
        }

        assertThat(new HashSet<>(recorder.events())).isEqualTo(new HashSet<>(events));
    }

    @Test
    default void attempts_come_with_a_growing_pause() {
        List<Long> times = new CopyOnWriteArrayList<>();
        SampleRecorder recorder = new SampleRecorder(batch -> {
            times.add(System.nanoTime());
            if (times.size() <= 4) {
                throw new EventStoreUnavailable("on purpose, attempt " + times.size(), null);
            }
        });
        EventQueue queue = newQueue();
        List<RawEvent> events = added(queue, 1);

        try (Delivery delivery = queue.deliverTo(recorder)) {
            recorder.await(patience(), events);
        }

        assertThat(Duration.ofNanos(times.get(4) - times.get(0)))
                .as("from the first attempt to the fifth, as a pause of 0.1 s that doubles makes 1.5 s")
                .isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    default void what_was_never_recorded_waits_for_the_next_consumer() {
        List<List<RawEvent>> attempts = new CopyOnWriteArrayList<>();
        SampleRecorder failing = new SampleRecorder(batch -> {
            attempts.add(batch);
            throw new EventStoreUnavailable("on purpose", null);
        });
        SampleRecorder next = new SampleRecorder();
        EventQueue queue = newQueue();
        List<RawEvent> events = added(queue, 100);

        try (Delivery delivery = queue.deliverTo(failing)) {
            Retry.until(patience(), () -> !attempts.isEmpty(), () -> "nothing was handed over");
        }
        try (Delivery delivery = queue.deliverTo(next)) {
            next.await(patience(), events);
        }
    }

    private List<RawEvent> added(EventQueue queue, int count) {
        List<RawEvent> events = SampleEvents.raw(
                SampleEvents.several(count, SampleEvents.newApplicationId(), SampleEvents.newSession()));
        assertThat(queue.add(events))
                .as("adding events")
                .succeedsWithin(patience().toMillis(), TimeUnit.MILLISECONDS);
        return events;
    }

    private static List<EventId> ids(List<RawEvent> events) {
        return events.stream().map(RawEvent::id).toList();
    }
}
