package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.theeye.bootstrap.Client.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opens doors is written down nowhere, whatever goes wrong. */
class SecrecyTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void no_secret_and_no_token_appears_in_a_log_or_an_answer_that_is_not_for_it(@TempDir Path directory)
            throws Exception {
        List<String> secrets = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        String logs;
        try (Eye eye = Eye.startedIn(directory.resolve("data"))) {
            Client admin = Client.of(eye, "admin");
            Client demo = Client.of(eye, "demo");
            secrets.add(demo.token());
            secrets.add(admin.token());
            for (JsonNode entry : eye.credentials()) {
                secrets.add(entry.get("client_secret").asText());
            }
            JsonNode registered = ok(admin.post(
                            "/v1/applications", "{\"name\":\"secrecy\",\"scopes\":[\"events:write\",\"events:read\"]}"))
                    .json();
            String id = registered.get("client_id").asText();
            secrets.add(registered.get("client_secret").asText());
            secrets.add(ok(admin.post("/v1/applications/" + id + "/secrets", "{}"))
                    .json()
                    .get("client_secret")
                    .asText());

            String forged = demo.token().substring(0, demo.token().length() - 8) + "AAAAAAAA";
            secrets.add(forged);
            for (Client somebody :
                    List.of(demo, admin, Client.stranger(eye), new Client(demo.http(), demo.url(), forged))) {
                String token = demo.token();
                answers.addAll(List.of(
                        somebody.post("/v1/events", Brief.THREE_EVENTS).text(),
                        somebody.post("/v1/events", "no JSON").text(),
                        somebody.post("/v1/events", "{\"name\":\"bad\"}").text(),
                        somebody.post("/v1/events?access_token=" + token, "{}").text(),
                        somebody.get("/v1/events?count=true").text(),
                        somebody.get("/v1/failed-events").text(),
                        somebody.get("/v1/events/" + UUID.randomUUID()).text(),
                        somebody.get("/v1/applications").text(),
                        somebody.get("/v1/applications/" + id).text(),
                        somebody.get("/v1/audit").text(),
                        somebody.get("/health").text(),
                        somebody.get("/prometheus").text(),
                        somebody.post("/v1/applications", "{\"name\":\"secrecy\",\"scopes\":[]}")
                                .text(),
                        somebody.post("/oauth/token", "client_secret=" + secrets.get(3))
                                .text()));
            }
            Eventually.holds(SOON, () -> demo.get("/v1/failed-events").text().contains("event.malformed"));
            eye.terminate();
            logs = eye.output();
        }

        assertThat(logs).contains("The Eye is ready");
        assertThat(answers).anyMatch(answer -> answer.contains("secrecy"));
        for (String secret : secrets) {
            assertThat(secret).hasSizeGreaterThan(40);
            // a token is as good by its signature alone to whoever has the rest from elsewhere
            String heart = secret.substring(secret.lastIndexOf('.') + 1);
            assertThat(logs).doesNotContain(heart);
            assertThat(answers).noneMatch(answer -> answer.contains(heart));
        }
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }
}
