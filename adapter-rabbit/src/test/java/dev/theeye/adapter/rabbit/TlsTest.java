package dev.theeye.adapter.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.rabbitmq.client.ConnectionFactory;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TlsTest {
    @Test
    void events_travel_encrypted_to_a_broker_that_is_vouched_for() throws Exception {
        List<RawEvent> events = TestEvents.some(3);
        RecordingRecorder recorder = new RecordingRecorder();
        try (RabbitEventQueue queue = Queues.open(SharedRabbit.overTls("127.0.0.1"), trusting());
                EventQueue.Delivery delivery = queue.deliverTo(recorder)) {
            queue.add(events).get();
            recorder.await(events, Duration.ofSeconds(10));
        }
    }

    @Test
    void a_broker_that_nobody_vouches_for_is_sent_nothing() {
        assertNothingIsSent(SharedRabbit.overTls("127.0.0.1"), TestSettings.with(Map.of()));
    }

    @Test
    void a_broker_with_a_certificate_for_another_name_is_sent_nothing() {
        assertNothingIsSent(SharedRabbit.overTls("localhost"), trusting());
    }

    @Test
    void a_file_without_certificates_stops_the_start() {
        RabbitSettings settings = TestSettings.with(Map.of("connection.ca-file", "/dev/null/nothing"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Queues.open(SharedRabbit.overTls("127.0.0.1"), settings))
                .withMessageContaining("eye.rabbit.connection.ca-file");
    }

    private static RabbitSettings trusting() {
        return TestSettings.with(Map.of(
                "connection.ca-file", SharedRabbit.certificate().certificate().toString()));
    }

    private static void assertNothingIsSent(ConnectionFactory broker, RabbitSettings settings) {
        try (RabbitEventQueue queue = Queues.open(broker, settings)) {
            assertThat(Queues.refusal(queue.add(TestEvents.some(1)), Duration.ofSeconds(1)))
                    .hasMessageContaining("cannot be reached");
        }
    }
}
