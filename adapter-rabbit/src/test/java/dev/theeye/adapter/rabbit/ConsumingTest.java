package dev.theeye.adapter.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent.Flaw;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.eventjson.EventMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A message is forgotten only after its events were recorded, however long that takes. */
class ConsumingTest {
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private final RecordingRecorder recorder = new RecordingRecorder();

    @Test
    void messages_are_recorded_in_batches() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of("publish.max-events", 50, "consume.max-events", 200));
        List<RawEvent> events = TestEvents.some(2_000);
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            for (int i = 0; i < events.size(); i += 50) {
                queue.add(events.subList(i, i + 50)).get();
            }

            try (EventQueue.Delivery delivery = queue.deliverTo(recorder)) {
                recorder.await(events, A_WHILE);
            }
        }
        assertThat(recorder.batches()).hasSizeLessThan(20).allMatch(size -> size <= 250);
        assertThat(recorder.kept()).isEqualTo(events);
    }

    @Test
    void more_events_than_a_recorder_takes_at_once_are_recorded_in_parts() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of());
        List<RawEvent> events = TestEvents.some(EventRecorder.MAX_BATCH + 1);
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            publish(settings, EventMessage.encode(events), new BasicProperties());

            try (EventQueue.Delivery delivery = queue.deliverTo(recorder)) {
                recorder.await(events, A_WHILE);
            }
        }
        assertThat(recorder.batches()).allMatch(size -> size <= EventRecorder.MAX_BATCH);
    }

    @Test
    void a_message_that_nobody_can_decode_is_recorded_as_malformed_and_its_neighbours_are_not_hurt() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of());
        byte[] nonsense = "nonsense".getBytes(StandardCharsets.UTF_8);
        Instant sentAt = Instant.parse("2026-01-01T12:00:00Z");
        List<RawEvent> before = TestEvents.some(3);
        List<RawEvent> after = TestEvents.some(3);
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            queue.add(before).get();
            publish(
                    settings,
                    nonsense,
                    new BasicProperties.Builder().timestamp(Date.from(sentAt)).build());
            publish(settings, new byte[0], new BasicProperties());
            queue.add(after).get();

            try (EventQueue.Delivery delivery = queue.deliverTo(recorder)) {
                recorder.await(Stream.concat(before.stream(), after.stream()).toList(), A_WHILE);
            }
            assertThat(messagesIn(settings)).isZero();
        }
        List<RawEvent> kept = recorder.kept();
        assertThat(kept)
                .hasSize(8)
                .startsWith(before.toArray(RawEvent[]::new))
                .endsWith(after.toArray(RawEvent[]::new));
        assertThat(kept.get(3).sent().flaw()).isEqualTo(Flaw.MALFORMED);
        assertThat(kept.get(3).sent().text().toByteArray()).isEqualTo(nonsense);
        assertThat(kept.get(3).application()).isEqualTo(ApplicationId.UNKNOWN);
        assertThat(kept.get(3).receivedAt()).isEqualTo(sentAt);
        assertThat(kept.get(4).sent().flaw()).isEqualTo(Flaw.MALFORMED);
    }

    @Test
    void messages_larger_than_the_memory_set_aside_for_them_are_delivered_in_smaller_portions() throws Exception {
        RabbitSettings settings = TestSettings.with(
                Map.of("publish.max-events", 1, "consume.max-bytes", 100_000, "consume.max-wait", "10ms"));
        List<RawEvent> events = Stream.generate(() -> TestEvents.one("x".repeat(30_000)))
                .limit(40)
                .toList();
        RawEvent larger = TestEvents.one("x".repeat(150_000));
        AtomicLong largest = new AtomicLong();
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            addOneByOne(queue, events);
            queue.add(List.of(larger)).get();

            try (EventQueue.Delivery delivery = queue.deliverTo(batch -> {
                long bytes = batch.stream().mapToLong(EventMessage::size).sum();
                largest.accumulateAndGet(bytes, Math::max);
                recorder.record(batch);
            })) {
                recorder.await(Stream.concat(events.stream(), Stream.of(larger)).toList(), A_WHILE);
            }
        }
        assertThat(largest).hasValueLessThan(160_000);
    }

    @Test
    void while_the_store_is_away_a_batch_is_held_tried_ever_more_seldom_and_nothing_else_fetched() throws Exception {
        RabbitSettings settings = TestSettings.with(
                Map.of("publish.max-events", 1, "consume.prefetch", 5, "consume.longest-pause", "500ms"));
        List<RawEvent> events = TestEvents.some(50);
        recorder.away(true);
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            addOneByOne(queue, events);
            try (EventQueue.Delivery delivery = queue.deliverTo(recorder)) {
                Deadline.await("attempts", A_WHILE, () -> recorder.attempts() >= 1);
                new Deadline(Duration.ofSeconds(2)).pass();

                // after 0.1, 0.3, 0.7, 1.2 and 1.7 s
                assertThat(recorder.attempts()).isBetween(3, 7);
                assertThat(messagesIn(settings)).isEqualTo(45);

                recorder.away(false);
                recorder.await(events, A_WHILE);
            }
        }
        assertThat(recorder.delivered()).isEqualTo(50);
        assertThat(recorder.kept()).isEqualTo(events);
    }

    @Test
    void a_store_away_for_longer_than_the_broker_lets_a_message_be_held_costs_no_event() throws Exception {
        // The node takes the channel away after 8 s.
        RabbitNode node = SharedRabbit.node();
        RabbitSettings settings =
                TestSettings.with(Map.of("consume.longest-hold", "3s", "consume.longest-pause", "500ms"));
        List<RawEvent> events = TestEvents.some(500);
        recorder.away(true);
        try (RabbitEventQueue queue = Queues.open(node.connectionFactory(), settings)) {
            addOneByOne(queue, events.subList(0, 250));
            try (EventQueue.Delivery delivery = queue.deliverTo(recorder)) {
                new Deadline(Duration.ofSeconds(12)).pass();
                addOneByOne(queue, events.subList(250, 500));

                recorder.away(false);
                recorder.await(events, A_WHILE);
            }
            assertThat(messagesIn(settings)).isZero();
        }
        assertThat(recorder.ids()).hasSize(500);
        assertThat(node.log()).doesNotContain("Timeout value used: 8000");
    }

    @Test
    void a_recorder_that_fails_for_any_reason_is_given_the_same_events_again() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of());
        List<RawEvent> events = TestEvents.some(5);
        List<Throwable> failures =
                new ArrayList<>(List.of(new IllegalStateException("a fault"), new StackOverflowError("a worse one")));
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            queue.add(events).get();
            try (EventQueue.Delivery delivery = queue.deliverTo(batch -> {
                if (!failures.isEmpty()) {
                    sneakyThrow(failures.removeFirst());
                }
                recorder.record(batch);
            })) {
                recorder.await(events, A_WHILE);
            }
        }
        assertThat(recorder.kept()).isEqualTo(events);
    }

    @Test
    void several_consumers_share_the_events_each_once() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of("publish.max-events", 1, "consume.prefetch", 5));
        List<RawEvent> events = TestEvents.some(300);
        RecordingRecorder other = new RecordingRecorder();
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings);
                RabbitEventQueue anotherProcess = Queues.open(SharedRabbit.anyBroker(), settings)) {
            try (EventQueue.Delivery one = queue.deliverTo(recorder);
                    EventQueue.Delivery two = anotherProcess.deliverTo(other)) {
                addOneByOne(queue, events);
                Deadline.await("all", A_WHILE, () -> recorder.delivered() + other.delivered() >= 300);
            }
        }
        assertThat(recorder.delivered()).isPositive();
        assertThat(other.delivered()).isPositive();
        assertThat(Stream.concat(recorder.kept().stream(), other.kept().stream()))
                .containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void a_delivery_that_is_closed_lets_its_batch_finish_and_leaves_the_rest_in_the_queue() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of("publish.max-events", 1, "consume.max-events", 1));
        List<RawEvent> events = TestEvents.some(30);
        List<RawEvent> first = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            addOneByOne(queue, events);
            EventQueue.Delivery delivery = queue.deliverTo(batch -> {
                started.countDown();
                awaitQuietly(finish);
                first.addAll(batch);
            });
            started.await();
            Thread closer = Thread.ofPlatform().start(delivery::close);
            Deadline.await("waiting", A_WHILE, () -> closer.getState() == Thread.State.TIMED_WAITING);
            finish.countDown();
            closer.join();
            assertThat(first).hasSize(1);

            try (EventQueue.Delivery next = queue.deliverTo(recorder)) {
                recorder.await(events.subList(first.size(), 30), A_WHILE);
            }
        }
        assertThat(recorder.kept()).isEqualTo(events.subList(first.size(), 30));
    }

    @Test
    void a_queue_that_is_deleted_under_a_consumer_is_made_anew_and_consumed_on() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of());
        List<RawEvent> events = TestEvents.some(5);
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings);
                EventQueue.Delivery delivery = queue.deliverTo(recorder)) {
            queue.add(TestEvents.some(1)).get();
            Deadline.await("the first", A_WHILE, () -> recorder.delivered() == 1);
            try (Connection connection = SharedRabbit.anyBroker().newConnection()) {
                connection.createChannel().queueDelete(settings.topology().queue());
            }

            Queues.awaitAccepting(queue, A_WHILE);
            queue.add(events).get();
            recorder.await(events, A_WHILE);
        }
    }

    private static void addOneByOne(RabbitEventQueue queue, List<RawEvent> events) throws Exception {
        for (RawEvent event : events) {
            queue.add(List.of(event)).get();
        }
    }

    private static void publish(RabbitSettings settings, byte[] body, BasicProperties properties) throws Exception {
        try (Connection connection = SharedRabbit.anyBroker().newConnection();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish(
                    settings.topology().exchange(), settings.topology().queue(), properties, body);
            channel.waitForConfirmsOrDie(5_000);
        }
    }

    private static long messagesIn(RabbitSettings settings) throws Exception {
        try (Connection connection = SharedRabbit.anyBroker().newConnection();
                Channel channel = connection.createChannel()) {
            return channel.messageCount(settings.topology().queue());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneakyThrow(Throwable failure) throws T {
        throw (T) failure;
    }
}
