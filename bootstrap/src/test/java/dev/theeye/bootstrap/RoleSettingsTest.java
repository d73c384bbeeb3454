package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.bootstrap.Settings.QueueChoice;
import io.micronaut.core.value.MapPropertyResolver;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleSettingsTest {
    private static final String POSTGRES = "jdbc:postgresql://localhost/theeye";
    private static final String RABBIT = "amqp://eye:pass@rabbit";

    @Test
    void unless_told_otherwise_one_process_does_everything() {
        Settings settings = settings();

        assertThat(settings.role()).isEqualTo(Role.ALL);
        assertThat(settings.role().answers()).isTrue();
        assertThat(settings.role().consumes()).isTrue();
    }

    @Test
    void a_broker_of_ones_own_is_the_queue_unless_another_is_chosen() {
        assertThat(settings("eye.rabbit.uri", RABBIT).queue()).isEqualTo(QueueChoice.RABBIT);
        assertThat(settings("eye.rabbit.uri", RABBIT, "eye.queue", "postgres").queue())
                .isEqualTo(QueueChoice.POSTGRES);
    }

    @Test
    void rabbitmq_without_an_address_is_refused() {
        assertThatThrownBy(() -> settings("eye.queue", "rabbit"))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("EYE_RABBIT_URI");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "worker"})
    void half_of_the_work_needs_a_database_that_the_other_half_can_reach(String role) {
        assertThatThrownBy(() -> settings("eye.role", role, "eye.rabbit.uri", RABBIT))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("EYE_POSTGRES_URL");
        assertThatThrownBy(() -> settings("eye.role", role, "eye.postgres.url", POSTGRES, "eye.queue", "memory"))
                .isInstanceOf(StartFailed.class);
        assertThat(settings("eye.role", role, "eye.postgres.url", POSTGRES).queue())
                .isEqualTo(QueueChoice.POSTGRES);
    }

    @Test
    void a_role_that_does_not_exist_is_refused_with_those_that_do() {
        assertThatThrownBy(() -> settings("eye.role", "workers"))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("all or http or worker");
    }

    private static Settings settings(String... pairs) {
        Map<String, Object> properties = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        return Settings.of(new MapPropertyResolver(properties));
    }
}
