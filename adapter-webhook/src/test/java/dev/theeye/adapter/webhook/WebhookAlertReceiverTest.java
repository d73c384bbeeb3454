package dev.theeye.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.contracts.AlertReceiverContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.failure.FailureAlert;
import dev.theeye.domain.port.AlertNotReceived;
import dev.theeye.domain.port.AlertReceiver;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookAlertReceiverTest implements AlertReceiverContract {
    private static final String SECRET = "a secret that both sides know";
    private static final Clock NOON = Clock.fixed(Instant.parse("2021-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");
    private static final FailureAlert ALERT = new FailureAlert(
            UUID.randomUUID(), "form \"interaction\"", null, 120, Instant.parse("2021-01-01T11:59:58Z"));

    private final Receiver server = new Receiver();
    private final WebhookAlertReceiver receiver =
            new WebhookAlertReceiver(new WebhookSettings(server.url(), SECRET, Duration.ofSeconds(1)), NOON);

    @AfterEach
    void stop() {
        receiver.close();
        server.close();
    }

    @Override
    public AlertReceiver receiver() {
        return receiver;
    }

    @Override
    public List<UUID> received() {
        return server.told.stream()
                .map(told -> new String(told.body(), StandardCharsets.UTF_8))
                .flatMap(body -> ID.matcher(body).results())
                .map((MatchResult id) -> UUID.fromString(id.group(1)))
                .toList();
    }

    @Override
    public Outage outage() {
        return new Outage() {
            @Override
            public void begin() {
                server.status = 503;
            }

            @Override
            public void end() {
                server.status = 204;
            }
        };
    }

    @Test
    void the_body_says_what_fails() {
        receiver.tell(ALERT);

        assertThat(new String(server.told.getFirst().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"" + ALERT.id()
                        + "\",\"kind\":\"failures\",\"category\":\"form \\\"interaction\\\"\",\"name\":null,"
                        + "\"failures\":120,\"raised_at\":\"2021-01-01T11:59:58.000000Z\"}");
    }

    /** As a receiver would check it, with nothing of ours. */
    @Test
    void the_signature_shows_who_sent_it_and_when() throws Exception {
        receiver.tell(ALERT);

        Receiver.Told told = server.told.getFirst();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update("1609502400.".getBytes(StandardCharsets.UTF_8));
        mac.update(told.body());
        assertThat(told.timestamp()).isEqualTo("1609502400");
        assertThat(told.signature()).isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal()));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 404, 500})
    void anything_but_2xx_is_not_received_and_no_redirect_is_followed(int status) {
        server.status = status;

        assertThatThrownBy(() -> receiver.tell(ALERT))
                .isInstanceOf(AlertNotReceived.class)
                .hasMessageContaining(Integer.toString(status));
        assertThat(server.told).isEmpty();
    }

    @Test
    void a_receiver_that_does_not_answer_is_given_up() {
        server.silent = true;

        assertThatThrownBy(() -> receiver.tell(ALERT)).isInstanceOf(AlertNotReceived.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://example.com, a secret of many characters, .url",
        "https:/alerts, a secret of many characters, .url",
        "https://example.com, too short, .secret",
    })
    void settings_that_cannot_be_meant_are_refused(URI url, String secret, String says) {
        assertThatThrownBy(() -> new WebhookSettings(url, secret, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }

    @Test
    void the_secret_stands_in_no_message() {
        assertThat(new WebhookSettings(server.url(), SECRET, Duration.ofSeconds(1)).toString())
                .doesNotContain(SECRET);
    }
}
