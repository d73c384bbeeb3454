package dev.theeye.adapter.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventQueueUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Only what the broker has confirmed is a success; everything else is refused, in time. */
class PublishingTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration IN_TIME = Duration.ofSeconds(6);

    private final RecordingRecorder recorder = new RecordingRecorder();

    @Test
    void events_of_many_callers_that_arrive_together_share_a_few_messages() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of());
        List<RawEvent> events = TestEvents.some(5_000);
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {

            CompletableFuture.allOf(events.stream()
                            .map(event -> queue.add(List.of(event)))
                            .toArray(CompletableFuture<?>[]::new))
                    .get();

            assertThat(messagesIn(settings)).isLessThan(500);
            try (EventQueue.Delivery delivery = queue.deliverTo(recorder)) {
                recorder.await(events, IN_TIME);
            }
        }
        assertThat(recorder.kept()).isEqualTo(events);
    }

    @Test
    void a_single_event_does_not_wait_for_company() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of("publish.linger", "10s", "publish.timeout", "30s"));
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            long start = System.nanoTime();

            queue.add(TestEvents.some(1)).get();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void a_message_holds_no_more_than_is_set_but_never_less_than_one_callers_events() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of("publish.max-events", 10));
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            List<CompletableFuture<Void>> added = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                added.add(queue.add(TestEvents.some(4)));
            }
            added.add(queue.add(TestEvents.some(25)));
            CompletableFuture.allOf(added.toArray(CompletableFuture<?>[]::new)).get();

            // by fours no more than two of them fit
            assertThat(messagesIn(settings)).isGreaterThanOrEqualTo(11);
        }
    }

    @Test
    void a_full_queue_refuses_and_says_when_to_come_back() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of("topology.max-length", 40, "consume.prefetch", 1));
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            List<RawEvent> accepted = new ArrayList<>();
            EventQueueUnavailable refusal = fill(queue, accepted);

            assertThat(refusal).hasMessageContaining("full");
            assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(1));

            // With a consumer that takes some four messages a second, forty take about ten.
            try (EventQueue.Delivery slow = queue.deliverTo(batch -> {
                recorder.record(batch);
                new Deadline(Duration.ofMillis(250)).pass();
            })) {
                assertThat(longestRetryAfter(queue, accepted, Duration.ofSeconds(4)))
                        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(30));
            }
            try (EventQueue.Delivery fast = queue.deliverTo(recorder)) {
                recorder.await(accepted, IN_TIME);
            }
            assertThat(recorder.ids()).hasSameSizeAs(accepted);
        }
    }

    private static EventQueueUnavailable fill(RabbitEventQueue queue, List<RawEvent> accepted) throws Exception {
        while (true) {
            List<RawEvent> events = TestEvents.some(1);
            CompletableFuture<Void> added = queue.add(events);
            if (added.handle((done, refusal) -> refusal == null).get()) {
                accepted.addAll(events);
                assertThat(accepted).hasSizeLessThan(1_000);
            } else {
                return Queues.refusal(added, AT_ONCE);
            }
        }
    }

    private static Duration longestRetryAfter(RabbitEventQueue queue, List<RawEvent> accepted, Duration time)
            throws Exception {
        Duration longest = Duration.ZERO;
        Deadline deadline = new Deadline(time);
        while (!deadline.isOver()) {
            Duration retryAfter = fill(queue, accepted).retryAfter();
            longest = retryAfter.compareTo(longest) > 0 ? retryAfter : longest;
            deadline.pause();
        }
        return longest;
    }

    @Test
    void an_event_that_the_broker_has_no_queue_for_is_refused_and_the_queue_made_anew() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of());
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            queue.add(TestEvents.some(1)).get();
            onChannel(channel -> channel.queueDelete(settings.topology().queue()));

            EventQueueUnavailable refusal = Queues.refusal(queue.add(TestEvents.some(1)), IN_TIME);

            assertThat(refusal).hasMessageContaining("no queue");
            Queues.awaitAccepting(queue, IN_TIME);
        }
    }

    @Test
    void a_deleted_exchange_is_made_anew() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of());
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            onChannel(channel -> channel.exchangeDelete(settings.topology().exchange()));

            Queues.refusal(queue.add(TestEvents.some(1)), IN_TIME);

            Queues.awaitAccepting(queue, IN_TIME);
        }
    }

    @Test
    void a_broker_that_falls_silent_is_given_up_in_time_and_what_it_says_later_confirms_nothing() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of("publish.timeout", "1s"));
        RabbitNode node = SharedRabbit.node();
        try (Tap tap = new Tap(node.connectionFactory());
                RabbitEventQueue queue = Queues.open(tap.through(node.connectionFactory()), settings)) {
            queue.add(TestEvents.some(1)).get();

            tap.squeeze(true);
            CompletableFuture<Void> added = queue.add(TestEvents.some(1));
            EventQueueUnavailable refusal = Queues.refusal(added, Duration.ofSeconds(2));
            Queues.awaitTrouble(queue, Duration.ofSeconds(2));
            tap.squeeze(false);

            assertThat(refusal).hasMessageContaining("did not confirm in time");
            Queues.awaitAccepting(queue, IN_TIME);
            assertThat(added).isCompletedExceptionally();
        }
    }

    @Test
    void while_an_alarm_blocks_the_broker_events_are_refused_at_once() throws Exception {
        RabbitNode node = SharedRabbit.node();
        List<RawEvent> events = TestEvents.some(10);
        try (RabbitEventQueue queue = Queues.open(node.connectionFactory(), TestSettings.with(Map.of()))) {
            queue.add(events).get();
            node.control("set_vm_memory_high_watermark", "absolute", "1MB");
            try {
                // It is the first thing published under the alarm that makes the broker block the connection.
                queue.add(TestEvents.some(1));
                Queues.awaitTrouble(queue, IN_TIME);

                EventQueueUnavailable refusal = Queues.refusal(queue.add(TestEvents.some(1)), AT_ONCE);

                assertThat(refusal).hasMessageContaining("memory");
                try (EventQueue.Delivery delivery = queue.deliverTo(recorder)) {
                    recorder.await(events, IN_TIME);
                }
            } finally {
                node.control("set_vm_memory_high_watermark", "absolute", "1GB");
            }
            Queues.awaitAccepting(queue, IN_TIME);
            assertThat(queue.trouble()).isEmpty();
        }
    }

    @Test
    void more_than_may_be_on_its_way_is_refused_at_once_and_costs_no_memory() {
        RabbitSettings settings = TestSettings.with(Map.of("publish.max-waiting-events", 100));
        RabbitNode node = SharedRabbit.node();
        try (Tap tap = new Tap(node.connectionFactory());
                RabbitEventQueue queue = Queues.open(tap.through(node.connectionFactory()), settings)) {
            tap.squeeze(true);
            for (int i = 0; i < 10; i++) {
                queue.add(TestEvents.some(10));
            }

            EventQueueUnavailable refusal = Queues.refusal(queue.add(TestEvents.some(1)), AT_ONCE);

            assertThat(refusal).hasMessageContaining("too many");
            tap.squeeze(false);
            Queues.awaitAccepting(queue, IN_TIME);
        }
    }

    @Test
    void what_is_on_its_way_while_it_stops_still_arrives() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of());
        List<CompletableFuture<Void>> added = new ArrayList<>();

        try (RabbitEventQueue queue = Queues.open(SharedRabbit.anyBroker(), settings)) {
            for (int i = 0; i < 100; i++) {
                added.add(queue.add(TestEvents.some(10)));
            }
        }

        assertThat(added).allSatisfy(one -> assertThat(one).succeedsWithin(AT_ONCE));
    }

    private interface OnChannel {
        void accept(Channel channel) throws Exception;
    }

    private static void onChannel(OnChannel act) throws Exception {
        try (Connection connection = SharedRabbit.anyBroker().newConnection();
                Channel channel = connection.createChannel()) {
            act.accept(channel);
        }
    }

    private static long messagesIn(RabbitSettings settings) throws Exception {
        try (Connection connection = SharedRabbit.anyBroker().newConnection();
                Channel channel = connection.createChannel()) {
            return channel.messageCount(settings.topology().queue());
        }
    }
}
