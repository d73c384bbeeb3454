package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventQueue.Delivery;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was added is handed over, at least once and unaltered. */
interface EventQueueDeliveryContract extends QueueContract {
    /** The most that one call of {@link EventQueue#add} may hold. */
    int LARGEST_BATCH = 5000;

    @Test
    default void events_are_handed_over_unaltered() {
        List<RawEvent> events = awkwardEvents();
        EventQueue queue = newQueue();
        SampleRecorder recorder = new SampleRecorder();

        added(queue, events);
        try (Delivery delivery = queue.deliverTo(recorder)) {
            recorder.await(patience(), events);
        }

        assertThat(Set.copyOf(recorder.events()))
                .as("nothing but what was added")
                .isEqualTo(Set.copyOf(events));
    }

    @Test
    default void events_added_while_somebody_takes_are_handed_over_soon() {
        EventQueue queue = newQueue();
        SampleRecorder recorder = new SampleRecorder();

        try (Delivery delivery = queue.deliverTo(recorder)) {
            for (int i = 0; i < 5; i++) {
                List<RawEvent> one = List.of(SampleEvents.any().raw());
                added(queue, one);
                recorder.await(patience(), one);
            }
        }
    }

    @Test
    default void events_added_at_once_come_in_their_order() {
        List<RawEvent> events = events(LARGEST_BATCH);
        EventQueue queue = newQueue();
        SampleRecorder recorder = new SampleRecorder();

        added(queue, events);
        try (Delivery delivery = queue.deliverTo(recorder)) {
            recorder.await(patience(), events);
        }

        // what comes a second time keeps the place of the first
        assertThat(List.copyOf(new LinkedHashSet<>(recorder.events()))).isEqualTo(events);
    }

    @Test
    default void what_waits_is_handed_over_in_batches_of_a_bounded_size() {
        List<List<RawEvent>> batches =
                Stream.generate(() -> events(LARGEST_BATCH)).limit(3).toList();
        EventQueue queue = newQueue();
        SampleRecorder recorder = new SampleRecorder();

        batches.forEach(batch -> added(queue, batch));
        try (Delivery delivery = queue.deliverTo(recorder)) {
            recorder.await(patience(), batches.stream().flatMap(List::stream).toList());
        }

        assertThat(recorder.batches())
                .as("sizes of the batches")
                .extracting(List::size)
                .allSatisfy(size -> assertThat(size).isBetween(1, EventRecorder.MAX_BATCH));
    }

    /** As large as the body of a request may be. */
    @Test
    default void five_megabytes_added_at_once_are_handed_over() {
        List<RawEvent> events = Stream.generate(() -> SampleEvents.any()
                        .data(AwkwardPayload.SIXTY_KILOBYTES.json())
                        .raw())
                .limit(80)
                .toList();
        EventQueue queue = newQueue();
        SampleRecorder recorder = new SampleRecorder();

        added(queue, events);
        try (Delivery delivery = queue.deliverTo(recorder)) {
            recorder.await(patience(), events);
        }
    }

    @Test
    default void what_sixteen_threads_add_at_once_is_all_handed_over() {
        EventQueue queue = newQueue();
        List<List<RawEvent>> batches =
                Stream.generate(() -> events(5)).limit(16 * 20).toList();
        List<Callable<Boolean>> producers = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(producer -> () -> {
                    batches.subList(producer * 20, producer * 20 + 20).forEach(batch -> added(queue, batch));
                    return true;
                })
                .toList();
        SampleRecorder recorder = new SampleRecorder();

        try (Delivery delivery = queue.deliverTo(recorder)) {
            Together.run(patience(), producers);
            recorder.await(patience(), batches.stream().flatMap(List::stream).toList());
        }

        List<RawEvent> firsts = List.copyOf(new LinkedHashSet<>(recorder.events()));
        for (List<RawEvent> batch : batches) {
            assertThat(firsts.stream().filter(new HashSet<>(batch)::contains))
                    .as("events that one thread added at once, in the order in which they came")
                    .isEqualTo(batch);
        }
    }

    /** The caller may go on at once: it is the future that tells. */
    @Test
    default void batches_added_without_waiting_are_all_handed_over() {
        EventQueue queue = newQueue();
        List<RawEvent> events = new ArrayList<>();
        List<CompletableFuture<Void>> adding = new ArrayList<>();
        SampleRecorder recorder = new SampleRecorder();

        try (Delivery delivery = queue.deliverTo(recorder)) {
            for (int i = 0; i < 200; i++) {
                List<RawEvent> batch = events(3);
                events.addAll(batch);
                adding.add(queue.add(batch));
            }
            adding.forEach(this::completed);
            recorder.await(patience(), events);
        }
    }

    private void added(EventQueue queue, List<RawEvent> events) {
        completed(queue.add(events));
    }

    private void completed(CompletableFuture<Void> adding) {
        assertThat(adding).as("adding events").succeedsWithin(patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static List<RawEvent> events(int count) {
        return SampleEvents.raw(
                SampleEvents.several(count, SampleEvents.newApplicationId(), SampleEvents.newSession()));
    }

    /** The good, the bad and the hopeless: whatever the edge may have taken in. */
    private static List<RawEvent> awkwardEvents() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        SampleEvent sample = SampleEvents.of(application, session);
        Stream<SampleEvent> payloads =
                Arrays.stream(AwkwardPayload.values()).map(payload -> sample.data(payload.json()));
        Stream<SampleEvent> wrong = Stream.of(
                sample.key("Idempotency Key 😀"),
                sample.without("session_id")
                        .without("category")
                        .without("name")
                        .without("data")
                        .without("timestamp"),
                sample.with("session_id", "5").with("name", "[]").with("timestamp", "{}"),
                sample.with("nmae", "\"x\"").with("\u0000\"", "1"),
                sample.data("\"text\""),
                sample.data("{\"a\":\"\\u0000\\ud800\"}"),
                sample.data("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"),
                sample.data("{\"a\":\"" + "x".repeat(SentEvent.MAX_BYTES) + "\"}"));
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        Stream<RawEvent> malformed = Stream.of(new byte[0], everyByte, new byte[] {'{', '}'}, new byte[64 * 1024])
                .map(body -> SampleEvents.malformed(application, body));
        return Stream.concat(Stream.concat(payloads, wrong).map(SampleEvent::raw), malformed)
                .toList();
    }
}
