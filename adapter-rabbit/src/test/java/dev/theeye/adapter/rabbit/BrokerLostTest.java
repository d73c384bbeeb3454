package dev.theeye.adapter.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventQueueUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was acknowledged is kept, and nothing twice, whatever becomes of the broker and of the way to it. */
class BrokerLostTest {
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final RabbitNode node = SharedRabbit.node();
    private final RecordingRecorder recorder = new RecordingRecorder();

    @AfterEach
    void the_broker_is_back() {
        node.awaitUp();
    }

    @Test
    void a_broker_killed_under_publishing_and_consuming_loses_nothing_that_was_acknowledged() {
        RabbitSettings settings = TestSettings.with(Map.of("topology.settle-time", "2s"));
        try (RabbitEventQueue queue = Queues.open(node.connectionFactory(), settings);
                EventQueue.Delivery delivery = queue.deliverTo(recorder);
                Traffic traffic = Traffic.to(queue)) {
            traffic.flow(2_000);

            node.kill();
            EventQueueUnavailable refusal = Queues.refusal(queue.add(TestEvents.some(1)), Duration.ofSeconds(1));
            node.start();

            Queues.awaitAccepting(queue, Duration.ofSeconds(5));
            traffic.flow(2_000);
            List<RawEvent> acknowledged = traffic.stop();
            recorder.await(acknowledged, A_WHILE);
            assertThat(refusal.retryAfter()).isPositive();
            assertThat(traffic.surprises()).isEmpty();
            assertThat(traffic.longest()).isLessThan(Duration.ofSeconds(6));
            assertThat(recorder.kept()).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_cut_connection_loses_nothing_that_was_acknowledged() {
        try (Tap tap = new Tap(node.connectionFactory());
                RabbitEventQueue queue =
                        Queues.open(tap.through(node.connectionFactory()), TestSettings.with(Map.of()));
                EventQueue.Delivery delivery = queue.deliverTo(recorder);
                Traffic traffic = Traffic.to(queue)) {
            for (int i = 0; i < 5; i++) {
                traffic.flow(500);
                tap.cut();
            }

            List<RawEvent> acknowledged = traffic.flow(500).stop();

            recorder.await(acknowledged, A_WHILE);
            assertThat(traffic.surprises()).isEmpty();
            assertThat(traffic.longest()).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void a_consumer_lost_between_commit_and_acknowledgement_keeps_nothing_twice() throws Exception {
        List<RawEvent> events = TestEvents.some(100);
        RabbitSettings settings = TestSettings.with(Map.of());
        AtomicBoolean first = new AtomicBoolean(true);
        try (Tap tap = new Tap(node.connectionFactory());
                RabbitEventQueue queue = Queues.open(node.connectionFactory(), settings);
                RabbitEventQueue tapped = Queues.open(tap.through(node.connectionFactory()), settings)) {
            queue.add(events).get();

            EventQueue.Delivery delivery = tapped.deliverTo(batch -> {
                recorder.record(batch);
                if (first.getAndSet(false)) {
                    tap.cut();
                }
            });

            Deadline.await("all of it again", A_WHILE, () -> recorder.delivered() == 200);
            delivery.close();
        }
        assertThat(recorder.kept()).isEqualTo(events);
    }

    @Test
    void without_a_broker_it_starts_and_refuses_at_once_until_there_is_one() {
        node.kill();
        try (RabbitEventQueue queue = Queues.open(node.connectionFactory(), TestSettings.with(Map.of()))) {
            EventQueueUnavailable refusal = Queues.refusal(queue.add(TestEvents.some(1)), Duration.ofSeconds(1));

            assertThat(refusal).hasMessageContaining("cannot be reached");
            assertThat(queue.trouble()).isPresent();

            node.start();
            Queues.awaitAccepting(queue, Duration.ofSeconds(5));
            assertThat(queue.trouble()).isEmpty();
        } finally {
            node.awaitUp();
        }
    }
}
