package dev.theeye.adapter.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.theeye.domain.port.EventQueue;
import io.micronaut.context.ApplicationContext;
import io.micronaut.health.HealthStatus;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** As the program wires it. */
class RabbitFactoryTest {
    private final ConnectionFactory broker = SharedRabbit.anyBroker();
    private final Tap tap = new Tap(broker);

    @Test
    void the_framework_names_the_broker_and_opens_no_connection_of_its_own() throws Exception {
        try (ApplicationContext context = start()) {
            assertThat(context.getBean(EventQueue.class)).isInstanceOf(RabbitEventQueue.class);
            assertThat(context.getBeansOfType(Connection.class)).isEmpty();
            Queues.awaitAccepting(context.getBean(RabbitEventQueue.class), Duration.ofSeconds(5));
        }
    }

    @Test
    void the_nodes_of_a_cluster_may_be_given_beside_the_uri() {
        ConnectionFactory tapped = tap.through(broker);
        String address = tapped.getHost() + ":" + tapped.getPort();
        Map<String, Object> settings = Map.of(
                "eye.rabbit.uri",
                "amqp://%s:%s@nowhere.invalid".formatted(broker.getUsername(), broker.getPassword()),
                "eye.rabbit.addresses",
                "127.0.0.1:1," + address);
        try (ApplicationContext context = start(settings)) {
            Queues.awaitAccepting(context.getBean(RabbitEventQueue.class), Duration.ofSeconds(5));
        }
    }

    @Test
    void health_says_why_the_queue_is_down_and_when_it_is_up_again() {
        try (ApplicationContext context = start()) {
            RabbitEventQueue queue = context.getBean(RabbitEventQueue.class);
            assertThat(health(context).getStatus()).isEqualTo(HealthStatus.UP);

            tap.disconnect();
            Queues.awaitTrouble(queue, Duration.ofSeconds(5));
            HealthResult down = health(context);
            tap.connect();

            assertThat(down.getName()).isEqualTo("queue");
            assertThat(down.getStatus()).isEqualTo(HealthStatus.DOWN);
            assertThat(down.getDetails().toString()).contains("broker").doesNotContain("127.0.0.1");
            Deadline.await(
                    "up again",
                    Duration.ofSeconds(5),
                    () -> health(context).getStatus().equals(HealthStatus.UP));
        }
    }

    @Test
    void with_another_queue_nothing_of_it_is_made() {
        try (ApplicationContext context = ApplicationContext.run(Map.of("eye.queue", "memory"))) {
            assertThat(context.containsBean(RabbitEventQueue.class)).isFalse();
        }
    }

    private ApplicationContext start() {
        ConnectionFactory tapped = tap.through(broker);
        return start(Map.of(
                "eye.rabbit.uri",
                "amqp://%s:%s@%s:%s"
                        .formatted(tapped.getUsername(), tapped.getPassword(), tapped.getHost(), tapped.getPort())));
    }

    private static ApplicationContext start(Map<String, Object> changes) {
        Map<String, Object> settings = new HashMap<>(DefaultSettings.read());
        settings.put("eye.queue", "rabbit");
        settings.put("eye.rabbit.topology.queue", "test." + UUID.randomUUID());
        settings.put("eye.rabbit.topology.settle-time", "0s");
        settings.putAll(changes);
        return ApplicationContext.builder()
                .properties(settings)
                .eagerInitSingletons(true)
                .start();
    }

    private static HealthResult health(ApplicationContext context) {
        HealthIndicator indicator = context.getBean(HealthIndicator.class, Qualifiers.byName("queue"));
        return Mono.from(indicator.getResult()).block();
    }
}
