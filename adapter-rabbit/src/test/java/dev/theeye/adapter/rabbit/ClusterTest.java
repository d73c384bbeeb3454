package dev.theeye.adapter.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterTest {
    @Test
    void a_cluster_that_loses_the_node_we_talk_to_loses_no_event_and_stays_at_work() {
        RabbitSettings settings = TestSettings.with(Map.of("topology.settle-time", "2s"));
        RecordingRecorder recorder = new RecordingRecorder();
        try (RabbitCluster cluster = RabbitCluster.start(3, List.of());
                RabbitEventQueue queue = new RabbitEventQueue(
                        cluster.node(0).connectionFactory(), cluster.addresses(), settings, Clock.systemUTC());
                EventQueue.Delivery delivery = queue.deliverTo(recorder);
                Traffic traffic = Traffic.to(queue)) {
            traffic.flow(1_000);

            cluster.leaderOf(settings.topology().queue()).kill();

            Queues.awaitAccepting(queue, Duration.ofSeconds(20));
            List<RawEvent> acknowledged = traffic.flow(1_000).stop();
            recorder.await(acknowledged, Duration.ofSeconds(30));
            assertThat(traffic.surprises()).isEmpty();
            assertThat(traffic.longest()).isLessThan(Duration.ofSeconds(6));
        }
    }
}
