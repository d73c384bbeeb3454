package dev.theeye.adapter.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void everything_has_a_default() {
        try (ApplicationContext context = ApplicationContext.run(Map.of("rabbitmq.enabled", false))) {
            assertThat(context.getBean(RabbitSettings.class))
                    .isEqualTo(new RabbitSettings(
                            new ConnectionSettings(
                                    Duration.ofSeconds(3),
                                    Duration.ofSeconds(5),
                                    Duration.ofMillis(500),
                                    Duration.ofSeconds(10),
                                    null),
                            new TopologySettings(
                                    "eye",
                                    "eye.events.v1",
                                    "quorum",
                                    1_000_000,
                                    4L << 30,
                                    TopologySettings.DeliveryLimit.OFF,
                                    Duration.ofSeconds(2),
                                    Map.of()),
                            new PublishSettings(
                                    Duration.ofSeconds(5),
                                    1000,
                                    128 << 10,
                                    Duration.ofNanos(300_000),
                                    16,
                                    100_000,
                                    64 << 20,
                                    Duration.ofMinutes(1)),
                            new ConsumeSettings(
                                    250,
                                    32 << 20,
                                    1000,
                                    Duration.ofMillis(100),
                                    Duration.ofMillis(100),
                                    Duration.ofSeconds(10),
                                    Duration.ofMinutes(15))));
        }
    }
}
