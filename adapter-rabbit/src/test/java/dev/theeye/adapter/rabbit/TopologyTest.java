package dev.theeye.adapter.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopologyTest {
    @Test
    void a_queue_with_other_arguments_stops_the_start_and_says_what_differs() {
        RabbitSettings before = TestSettings.with(Map.of("topology.max-length", 10));
        Queues.open(SharedRabbit.anyBroker(), before).close();
        RabbitSettings now = TestSettings.with(Map.of(
                "topology.exchange", before.topology().exchange(),
                "topology.queue", before.topology().queue(),
                "topology.max-length", 20));

        assertThatThrownBy(() -> Queues.open(SharedRabbit.anyBroker(), now))
                .isInstanceOf(TopologyMismatch.class)
                .hasMessageContaining(before.topology().queue())
                .hasMessageContaining("'x-max-length'")
                .hasMessageContaining("received '20' but current is '10'")
                .hasMessageContaining("eye.rabbit.topology");
    }

    @Test
    void an_exchange_of_another_type_stops_the_start() throws Exception {
        RabbitSettings settings = TestSettings.with(Map.of());
        try (Connection connection = SharedRabbit.anyBroker().newConnection();
                Channel channel = connection.createChannel()) {
            channel.exchangeDeclare(settings.topology().exchange(), "fanout", true);
        }

        assertThatThrownBy(() -> Queues.open(SharedRabbit.anyBroker(), settings))
                .isInstanceOf(TopologyMismatch.class)
                .hasMessageContaining("'type'");
    }

    @Test
    void a_queue_is_durable_replicated_bounded_and_refuses_rather_than_drops() {
        Map<String, Object> arguments =
                new Topology(TestSettings.with(Map.of()).topology()).arguments(Map.of("version", "3.10.8"));

        assertThat(arguments)
                .isEqualTo(Map.of(
                        "x-queue-type",
                        "quorum",
                        "x-overflow",
                        "reject-publish",
                        "x-max-length",
                        1_000_000L,
                        "x-max-length-bytes",
                        4_294_967_296L));
    }

    @Test
    void a_broker_that_limits_deliveries_by_default_is_told_not_to() {
        Topology topology = new Topology(TestSettings.with(Map.of()).topology());

        assertThat(topology.arguments(Map.of("version", "4.1.3"))).containsEntry("x-delivery-limit", -1);
        assertThat(topology.arguments(Map.of("version", "3.13.7"))).doesNotContainKey("x-delivery-limit");
        assertThat(topology.arguments(Map.of())).doesNotContainKey("x-delivery-limit");
    }

    @Test
    void a_queue_that_a_policy_exempts_from_the_limit_is_left_as_it_is() {
        Topology topology = new Topology(TestSettings.with(Map.of("topology.delivery-limit", "by_policy"))
                .topology());

        assertThat(topology.arguments(Map.of("version", "4.1.3"))).doesNotContainKey("x-delivery-limit");
    }

    @Test
    void arguments_of_the_operators_own_are_passed_on_and_win() {
        Map<String, Object> changes = new HashMap<>();
        changes.put("topology.more-arguments", Map.of("x-quorum-initial-group-size", 5, "x-max-length", 7));
        Topology topology = new Topology(TestSettings.with(changes).topology());

        assertThat(topology.arguments(Map.of()))
                .containsEntry("x-quorum-initial-group-size", 5)
                .containsEntry("x-max-length", 7);
    }

    @Test
    void nothing_is_put_on_a_queue_that_is_so_new_that_the_broker_may_forget_it() {
        RabbitSettings settings = TestSettings.with(Map.of("topology.settle-time", "1s"));
        long start = System.nanoTime();

        Queues.open(SharedRabbit.anyBroker(), settings).close();
        long opened = System.nanoTime();
        Queues.open(SharedRabbit.anyBroker(), settings).close();
        long reopened = System.nanoTime();

        assertThat(Duration.ofNanos(opened - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(reopened - opened)).isLessThan(Duration.ofSeconds(1));
    }
}
