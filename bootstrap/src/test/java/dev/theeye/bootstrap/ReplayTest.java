package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.theeye.bootstrap.Client.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay on the program as people run it, killed half-way. {@code -Deye.replay=100000} takes longer. */
class ReplayTest {
    private static final int FAILED = Integer.getInteger("eye.replay", 5_000);
    private static final int HOPELESS = FAILED / 10;
    private static final int BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A rule that is easily relaxed: all of them are from a future that is nearer than that. */
    private static final Map<String, String> RELAXED = Map.of("EYE_RULES_CLOCK_SKEW", "P2D");

    @TempDir
    Path directory;

    private final Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    private final String session = UUID.randomUUID().toString();

    @Test
    void a_replay_that_is_killed_half_way_ends_after_the_restart_and_stores_nothing_twice() throws Exception {
        Path data = directory.resolve("data");
        Eye strict = Eye.startedIn(data);
        Client demo = Client.of(strict, "demo");
        List<String> ids = fail(demo);
        strict.terminate();

        Eye killed = Eye.startedIn(data, RELAXED);
        Client before = demo.at(killed);
        Answer started = before.post("/v1/failed-events/replay", "{\"violation\":\"timestamp.future\"}");
        String path = "/v1/failed-events/replay/" + started.json().get("id").asText();
        Eventually.holds(PATIENCE, () -> before.get(path).json().get("done").asInt() >= FAILED / 3);
        JsonNode halfWay = before.get(path).json();
        killed.kill();

        try (Eye eye = Eye.startedIn(data, RELAXED)) {
            Client after = demo.at(eye);
            Eventually.holds(
                    PATIENCE, () -> after.get(path).json().get("finished").asBoolean());
            JsonNode end = after.get(path).json();

            assertThat(started.status()).isEqualTo(202);
            assertThat(halfWay.get("finished").asBoolean())
                    .as("finished when it was killed")
                    .isFalse();
            assertCounts(end, FAILED, FAILED - HOPELESS, HOPELESS);
            assertThat(storedIds(after)).doesNotHaveDuplicates().hasSize(FAILED - HOPELESS);
            assertThat(new HashSet<>(ids)).containsAll(storedIds(after));
            assertThat(count(after, "/v1/failed-events", "status=replayed")).isEqualTo(FAILED - HOPELESS);
            assertThat(count(after, "/v1/failed-events", "status=open")).isEqualTo(HOPELESS);
            assertThat(count(after, "/v1/failed-events", "status=open&violation=timestamp"))
                    .as("still open for what they failed for before")
                    .isZero();
            assertThatTheFirstIsWhereItBelongs(after, ids.get(1));
            assertThatAnotherReplayChangesNothing(after);
        }
    }

    private void assertThatTheFirstIsWhereItBelongs(Client client, String id) throws Exception {
        JsonNode event = client.get("/v1/events/" + id).json();
        JsonNode failed = client.get("/v1/failed-events/" + id).json();

        assertThat(Instant.parse(event.get("timestamp").asText())).isEqualTo(tomorrow.plusMillis(1));
        assertThat(event.get("received_at")).isEqualTo(failed.get("received_at"));
        assertThat(failed.get("status").asText()).isEqualTo("replayed");
        assertThat(client.get("/v1/sessions/" + session + "/events?limit=1")
                        .json()
                        .get("results")
                        .get(0)
                        .get("id")
                        .asText())
                .isEqualTo(id);
    }

    private static void assertThatAnotherReplayChangesNothing(Client client) throws Exception {
        int stored = count(client, "/v1/events", "");
        Answer again = client.post("/v1/failed-events/replay", "{}");
        String path = "/v1/failed-events/replay/" + again.json().get("id").asText();
        Eventually.holds(PATIENCE, () -> client.get(path).json().get("finished").asBoolean());

        assertCounts(client.get(path).json(), HOPELESS, 0, HOPELESS);
        assertThat(count(client, "/v1/events", "")).isEqualTo(stored);
    }

    private static void assertCounts(JsonNode job, int matched, int stored, int stillFailing) {
        assertThat(List.of(
                        job.get("matched").asInt(),
                        job.get("done").asInt(),
                        job.get("stored").asInt(),
                        job.get("still_failing").asInt()))
                .as("matched, done, stored, still failing")
                .containsExactly(matched, matched, stored, stillFailing);
    }

    /** Every tenth has no name either. */
    private List<String> fail(Client client) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int first = 0; first < FAILED; first += BATCH) {
            String body = IntStream.range(first, first + BATCH)
                    .mapToObj(this::event)
                    .collect(Collectors.joining(",", "[", "]"));
            Answer answer = client.post("/v1/events", body);
            assertThat(answer.status()).isEqualTo(202);
            answer.json().get("events").forEach(event -> ids.add(event.get("id").asText()));
        }
        Eventually.holds(PATIENCE, () -> count(client, "/v1/failed-events", "") == FAILED);
        return ids;
    }

    private String event(int number) {
        return """
                {"session_id":"%s","category":"replay",%s"data":{"number":%s},"timestamp":"%s"}""".formatted(
                        session, number % 10 == 0 ? "" : "\"name\":\"post\",", number, tomorrow.plusMillis(number));
    }

    private static List<String> storedIds(Client client) throws Exception {
        List<String> ids = new ArrayList<>();
        String page = "/v1/events?limit=1000";
        while (!page.isEmpty()) {
            JsonNode answer = client.get(page).json();
            answer.get("results").forEach(event -> ids.add(event.get("id").asText()));
            page = answer.get("next").asText("").replaceFirst("^https?://[^/]+", "");
        }
        return ids;
    }

    private static int count(Client client, String path, String filter) throws Exception {
        return client.get(path + "?limit=1&count=true&" + filter)
                .json()
                .get("count")
                .asInt();
    }
}
