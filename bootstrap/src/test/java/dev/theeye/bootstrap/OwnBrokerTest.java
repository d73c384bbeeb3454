package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.value.MapPropertyResolver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnBrokerTest {
    @ParameterizedTest
    @CsvSource({
        "amqp://eye:pass@rabbit, amqp://rabbit:5672, amqp://eye:pass@localhost",
        "amqp://eye:pass@rabbit/, amqp://rabbit:5672, amqp://eye:pass@localhost",
        "amqps://eye:p%40ss@my_host:5700/%2Fevents, amqps://my_host:5700/%2Fevents, amqps://eye:p%40ss@localhost/%2Fevents",
        "amqps://rabbit?heartbeat=5, amqps://rabbit:5671, amqps://localhost?heartbeat=5",
        "amqp://[::1]:5672/x, amqp://[::1]:5672/x, amqp://localhost/x",
    })
    void a_uri_says_who_enters_where(String uri, String shown, String handedOn) {
        OwnBroker broker = broker(uri);

        assertThat(broker.publicUri()).isEqualTo(shown);
        assertThat(broker.properties()).containsEntry("rabbitmq.servers.eye.uri", handedOn);
    }

    @Test
    void the_nodes_of_a_cluster_stand_in_one_uri() {
        assertThat(broker("amqp://eye:pass@one:5673,two, three/eye").properties())
                .containsEntry("rabbitmq.servers.eye.addresses", List.of("one:5673", "two:5672", "three:5672"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rabbit:5672",
                "http://eye:pass@rabbit",
                "amqp://eye:pass@",
                "amqp://eye:pass@rabbit:port",
                "amqp://eye:pass@one,,two",
                "amqp://eye:pass@rabbit/one/two"
            })
    void what_is_no_uri_of_a_broker_is_refused_without_showing_its_password(String uri) {
        assertThatThrownBy(() -> broker(uri))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("EYE_RABBIT_URI")
                .hasMessageNotContaining("eye:pass");
    }

    @Test
    void it_prints_no_password() {
        assertThat(broker("amqp://eye:pass@rabbit").toString()).doesNotContain("pass");
    }

    private static OwnBroker broker(String uri) {
        return OwnBroker.of(new SettingReader(new MapPropertyResolver(Map.of("eye.rabbit.uri", uri))))
                .orElseThrow();
    }
}
