package dev.theeye.adapter.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RabbitEventQueueTest {
    @Test
    void what_is_added_is_delivered_unaltered_and_in_order() throws Exception {
        List<RawEvent> events = TestEvents.some(2_000);
        RecordingRecorder recorder = new RecordingRecorder();

        try (RabbitEventQueue queue = new RabbitEventQueue(
                        SharedRabbit.anyBroker(), List.of(), TestSettings.with(Map.of()), Clock.systemUTC());
                EventQueue.Delivery delivery = queue.deliverTo(recorder)) {
            for (int i = 0; i < events.size(); i += 100) {
                queue.add(events.subList(i, i + 100)).get();
            }
            recorder.await(events, Duration.ofSeconds(10));
        }

        assertThat(recorder.kept()).isEqualTo(events);
    }
}
