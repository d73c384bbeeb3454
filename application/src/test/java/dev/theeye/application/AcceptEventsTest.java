package dev.theeye.application;

import static dev.theeye.application.Sending.CLOCK;
import static dev.theeye.application.Sending.NOW;
import static dev.theeye.application.Sending.SHOP;
import static dev.theeye.application.Sending.event;
import static dev.theeye.application.Sending.events;
import static dev.theeye.application.Sending.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.adapter.memory.InMemoryEventQueue;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.SentEvent.Flaw;
import dev.theeye.domain.port.EventQueue.Delivery;
import dev.theeye.domain.port.EventQueueUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AcceptEventsTest {
    private final InMemoryEventQueue queue = new InMemoryEventQueue();
    private final AcceptEvents accept = new AcceptEvents(queue, new Intake(CLOCK));

    @Test
    void what_is_accepted_waits_in_the_order_sent_under_the_ids_that_were_answered() throws Exception {
        List<SentEvent> sent = events(3);

        List<RawEvent> accepted = accept.accept(SHOP, sent).get();

        assertThat(accepted).extracting(RawEvent::sent).isEqualTo(sent);
        assertThat(accepted).extracting(RawEvent::id).doesNotHaveDuplicates();
        assertThat(accepted).allSatisfy(raw -> {
            assertThat(raw.application()).isEqualTo(SHOP);
            assertThat(raw.receivedAt()).isEqualTo(NOW);
        });
        assertThat(waiting(3)).isEqualTo(accepted);
    }

    @Test
    void arrivals_grow_within_a_batch_and_from_batch_to_batch() throws Exception {
        List<RawEvent> accepted = new ArrayList<>();
        for (int size : List.of(2, 1, 3)) {
            accepted.addAll(accept.accept(SHOP, events(size)).get());
        }

        assertThat(accepted).extracting(RawEvent::arrival).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void arrivals_grow_though_the_clock_is_set_back() throws Exception {
        Iterator<Instant> times =
                List.of(NOW, NOW, NOW.minusSeconds(60), NOW.minusSeconds(60)).iterator();
        Clock clock = ((InstantSource) times::next).withZone(ZoneOffset.UTC);
        AcceptEvents hurried = new AcceptEvents(queue, new Intake(clock));

        RawEvent first = hurried.accept(SHOP, events(1)).get().getFirst();
        RawEvent second = hurried.accept(SHOP, events(1)).get().getFirst();

        assertThat(second.arrival()).isGreaterThan(first.arrival());
        assertThat(second.receivedAt()).isBefore(first.receivedAt());
    }

    @Test
    void the_same_event_sent_again_has_the_same_id() throws Exception {
        RawEvent first = accept.accept(SHOP, List.of(event("a"))).get().getFirst();
        RawEvent retry = accept.accept(SHOP, List.of(event("a"))).get().getFirst();

        assertThat(retry.id()).isEqualTo(first.id());
    }

    @Test
    void an_event_with_a_fault_is_accepted_like_any_other() throws Exception {
        List<SentEvent> sent = List.of(json("{}"), event("good"), json("{\"session_id\":17}"));

        assertThat(accept.accept(SHOP, sent).get()).extracting(RawEvent::sent).isEqualTo(sent);
    }

    @Test
    void nothing_sent_is_nothing_accepted_whatever_the_queue_does() {
        queue.interrupt();

        assertThat(accept.accept(SHOP, List.of())).isCompletedWithValue(List.of());
    }

    @Test
    void nothing_counts_as_accepted_while_the_queue_is_away() throws Exception {
        queue.interrupt();
        CompletableFuture<List<RawEvent>> refused = accept.accept(SHOP, events(3));
        CompletableFuture<List<RawEvent>> refusedBody = accept.acceptMalformed(SHOP, new byte[] {'x'});
        queue.resume();
        List<RawEvent> accepted = accept.accept(SHOP, List.of(event("later"))).get();

        for (CompletableFuture<?> each : List.of(refused, refusedBody)) {
            assertThatThrownBy(each::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(EventQueueUnavailable.class);
        }
        assertThat(waiting(1)).isEqualTo(accepted);
    }

    @Test
    void a_body_without_events_is_kept_up_to_its_first_64_kib() throws Exception {
        for (int size : List.of(0, 1, 65_535, 65_536, 65_537, 1_000_000)) {
            byte[] body = "x".repeat(size).getBytes(StandardCharsets.UTF_8);

            SentEvent kept = accept.acceptMalformed(SHOP, body).get().getFirst().sent();

            assertThat(kept.flaw()).isEqualTo(Flaw.MALFORMED);
            assertThat(kept.text().utf8()).isEqualTo("x".repeat(Math.min(size, 65_536)));
        }
    }

    /** What the queue hands over first. */
    private List<RawEvent> waiting(int count) throws InterruptedException {
        BlockingQueue<RawEvent> recorded = new LinkedBlockingQueue<>();
        List<RawEvent> first = new ArrayList<>();
        try (Delivery delivery = queue.deliverTo(recorded::addAll)) {
            while (first.size() < count) {
                RawEvent next = recorded.poll(10, TimeUnit.SECONDS);
                assertThat(next).as("event %d within 10 s", first.size()).isNotNull();
                first.add(next);
            }
        }
        return first;
    }
}
