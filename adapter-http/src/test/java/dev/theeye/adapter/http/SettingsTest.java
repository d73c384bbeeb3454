package dev.theeye.adapter.http;

import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void without_settings_links_follow_the_Host_and_clients_wait_two_seconds() {
        try (Server server = Server.start()) {
            HttpSettings settings = server.bean(HttpSettings.class);

            assertThat(settings.publicUrl()).isNull();
            assertThat(settings.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        }
    }

    @Test
    void links_start_with_the_public_address_where_there_is_one() {
        try (Server server = Server.start(Map.of("eye.http.public-url", "https://eye.example/base/"))) {
            Client client = server.client(EVENTS_WRITE, EVENTS_READ);
            client.keep("[" + Client.event() + "," + Client.event() + "]");

            assertThat(client.get("/v1/events?limit=1").body())
                    .contains("\"next\":\"https://eye.example/base/v1/events?limit=1&cursor=");
            assertThat(server.get("/.well-known/oauth-authorization-server").body())
                    .contains("\"token_endpoint\":\"https://eye.example/base/oauth/token\"");
        }
    }

    @Test
    void tokens_say_what_the_settings_say() {
        try (Server server = Server.start(Map.of(
                "eye.http.tokens.issuer", "https://eye.example",
                "eye.http.tokens.audience", "eye.example",
                "eye.http.tokens.expires-in", "PT5M"))) {
            Client client = server.client(EVENTS_READ);

            assertThat(new String(
                            java.util.Base64.getUrlDecoder()
                                    .decode(client.token().split("\\.")[1]),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"iss\":\"https://eye.example\"", "\"aud\":\"eye.example\"");
            assertThat(client.get("/v1/events").statusCode()).isEqualTo(200);
            assertThat(server.get("/.well-known/oauth-authorization-server").body())
                    .contains("\"issuer\":\"https://eye.example\"");
        }
    }
}
