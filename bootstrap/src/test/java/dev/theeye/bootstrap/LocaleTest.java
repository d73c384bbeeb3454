package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.theeye.bootstrap.Client.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journey of events where the machine writes digits, dates and letters in its own way. */
class LocaleTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=ar -Duser.country=EG",
                "-Duser.language=fa -Duser.country=IR",
                "-Duser.language=tr -Duser.country=TR",
                "-Duser.language=th -Duser.country=TH -Duser.extensions=u-ca-buddhist-nu-thai",
            })
    void what_is_sent_is_stored_found_counted_exported_and_replayed(String flags) throws Exception {
        Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", flags);
        try (Eye eye = Eye.startedIn(directory.resolve("data"), environment)) {
            Client demo = Client.of(eye, "demo");

            assertThat(demo.post("/v1/events", Brief.THREE_EVENTS).status()).isEqualTo(202);
            String failing =
                    demo.post("/v1/events", failing()).json().at("/events/0/id").asText();
            Eventually.holds(SOON, () -> count(demo) == 3);
            Eventually.holds(
                    SOON, () -> demo.get("/v1/failed-events/" + failing).status() == 200);

            assertThat(demo.get("/v1/events?data.form.first_name=John")
                            .json()
                            .at("/results/0/timestamp")
                            .asText())
                    .isEqualTo("2021-01-01T09:15:27.243860Z");
            assertThat(demo.get("/v1/events?order=asc", "text/csv").text())
                    .contains("2021-01-01T09:15:27.243860Z", "form interaction");
            assertThat(demo.get("/v1/analytics/timeseries?interval=hour&from=2021-01-01&to=2021-01-02")
                            .text())
                    .contains("2021-01-01T09:00:00", "3");
            assertThat(demo.get("/v1/analytics/top?by=name").json().get("results"))
                    .hasSize(3);
            assertThat(replayed(demo)).isEqualTo("1 matched, 0 stored, 1 still failing");
            assertThat(eye.command(environment, "apps", "list")).contains("demo", "active");
            assertThat(eye.output()).doesNotContain(" ERROR ", "\tat ");
        }
    }

    /** An event of now, for whose day there is a partition, and which has no name. */
    private static String failing() {
        return "{\"session_id\":\"" + UUID.randomUUID() + "\",\"category\":\"c\",\"data\":{\"a\":1},\"timestamp\":\""
                + Instant.now() + "\"}";
    }

    private static int count(Client client) throws Exception {
        return client.get("/v1/events?count=true&from=2021-01-01&to=2021-01-02")
                .json()
                .path("count")
                .asInt();
    }

    private static String replayed(Client client) throws Exception {
        Answer started = client.post("/v1/failed-events/replay", "{}");
        String job = "/v1/failed-events/replay/" + started.json().get("id").asText();
        Eventually.holds(SOON, () -> client.get(job).json().get("finished").asBoolean());
        JsonNode end = client.get(job).json();
        return end.get("matched").asText() + " matched, " + end.get("stored").asText() + " stored, "
                + end.get("still_failing").asText() + " still failing";
    }
}
