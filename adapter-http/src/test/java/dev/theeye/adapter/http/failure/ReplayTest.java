package dev.theeye.adapter.http.failure;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.ADMIN;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_READ_ALL;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Hands;
import dev.theeye.adapter.http.Server;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
    private static final Server SERVER = Server.start();
    private static final UUID SESSION = UUID.randomUUID();

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_replay_is_a_job_that_can_be_watched() {
        client.keep("[{\"name\":\"1\"},{\"name\":\"2\"},{\"category\":\"c\"}]");

        HttpResponse<String> started = replay(client, "{\"violation\":\"category.missing\"}");
        JsonNode job = SERVER.json(started);

        assertThat(started.statusCode()).isEqualTo(202);
        assertThat(job.get("matched").getIntValue()).isEqualTo(2);
        assertThat(job.get("done").getIntValue()).isZero();
        assertThat(job.get("finished").getBooleanValue()).isFalse();
        String path = path(started);
        assertThat(path).isEqualTo("/v1/failed-events/replay/" + job.get("id").getStringValue());
        assertThat(client.get(path).body()).isEqualTo(started.body());

        JsonNode end = new Hands(SERVER).finish(client, path);
        assertThat(List.of(
                        end.get("matched").getIntValue(),
                        end.get("done").getIntValue(),
                        end.get("stored").getIntValue(),
                        end.get("still_failing").getIntValue()))
                .containsExactly(2, 2, 0, 2);
        assertThat(open(client)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; 3",
                "{\"category\":\"a\"}; 2",
                "{\"category\":[\"a\",\"b\"]}; 3",
                "{\"category\":\"a\",\"name\":\"n\"}; 1",
                "{\"violation\":\"name\"}; 1",
                "{\"session_id\":\"none\"}; 1",
                "{\"status\":\"open\"}; 3",
                "{\"status\":\"replayed\"}; 0",
                "{\"to\":\"2021-01-01\"}; 0",
                "{\"from\":\"2021-01-01\",\"dry_run\":true}; 3",
                "{\"application\":\"00000000-0000-0000-0000-000000000001\"}; 0",
            })
    void a_replay_is_about_those_that_match(String body, int matched) {
        String good = Client.event(SESSION, "a", "n", "2021-01-01T00:00:00Z");
        client.keep("[" + good.replace(SESSION.toString(), "none") + ","
                + good.replace("\"name\":\"n\",", "") + ","
                + good.replace("\"a\"", "\"b\"").replace("2021-01-01", "1521-01-01") + "]");

        assertThat(SERVER.json(replay(client, body)).get("matched").getIntValue())
                .isEqualTo(matched);
    }

    @Test
    void a_dry_run_tells_and_changes_nothing() {
        client.keep("{\"name\":\"1\"}");
        String before = client.get("/v1/failed-events").body();

        HttpResponse<String> started = replay(client, "{\"dry_run\":true}");
        JsonNode end = new Hands(SERVER).finish(client, path(started));

        assertThat(end.get("dry_run").getBooleanValue()).isTrue();
        assertThat(end.get("still_failing").getIntValue()).isEqualTo(1);
        assertThat(client.get("/v1/failed-events").body()).isEqualTo(before);
    }

    @Test
    void what_is_discarded_is_still_there_and_no_longer_open() {
        client.keep("[{\"name\":\"1\"},{\"name\":\"2\"}]");

        HttpResponse<String> started = client.call("POST", "/v1/failed-events/discard", "{\"name\":\"1\"}");
        JsonNode end = new Hands(SERVER).finish(client, path(started));

        assertThat(started.statusCode()).isEqualTo(202);
        assertThat(path(started)).startsWith("/v1/failed-events/discard/");
        assertThat(end.get("discarded").getIntValue()).isEqualTo(1);
        assertThat(open(client)).isEqualTo(1);
        assertThat(SERVER.json(client.get("/v1/failed-events?status=discarded"))
                        .get("results")
                        .size())
                .isEqualTo(1);
        assertThat(SERVER.json(replay(client, "{}")).get("matched").getIntValue())
                .isEqualTo(1);
    }

    @Test
    void an_application_replays_its_own_and_an_administrator_everybodys() {
        Client other = SERVER.client(EVENTS_WRITE, EVENTS_READ, EVENTS_READ_ALL);
        Client admin = SERVER.client(ADMIN);
        client.keep("{\"name\":\"1\"}");
        String its = "{\"application\":\"" + client.id() + "\"}";

        HttpResponse<String> started = replay(admin, its);

        assertThat(SERVER.json(replay(other, its)).get("matched").getIntValue()).isZero();
        assertThat(SERVER.json(started).get("matched").getIntValue()).isEqualTo(1);
        assertThat(client.get(path(started)).statusCode())
                .as("somebody else's job")
                .isEqualTo(404);
        assertThat(admin.get(path(replay(client, "{}"))).statusCode()).isEqualTo(200);
        assertThat(client.get(path(started).replace("replay", "discard")).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"catgory\":\"a\"}; /bad-field; known are application",
                "{\"category\":7}; /bad-field; neither a string",
                "{\"category\":[]}; /bad-field; neither a string",
                "{\"category\":[\"a\",7]}; /bad-field; neither a string",
                "{\"category\":null}; /bad-field; neither a string",
                "{\"category\":\"\"}; /bad-field; 1 to 255",
                "{\"category\":\"\\u0000\"}; /bad-field; U+0000",
                "{\"violation\":\"x\"}; /bad-field; known are",
                "{\"from\":[\"2021\",\"2022\"]}; /bad-field; only once",
                "{\"dry_run\":\"true\"}; /bad-field; neither true nor false",
                "{\"limit\":\"1\"}; /bad-field; known are",
                "{\"name\":\"a\",\"name\":\"b\"}; /bad-body; twice",
                "{} {}; /bad-body; follows",
                "[]; /bad-body; object",
                "''; /bad-body; object",
                "{; /bad-body; JSON",
            })
    void a_body_that_cannot_be_understood_starts_nothing(String body, String type, String says) {
        assertProblem(replay(client, body), 400, type, says);
    }

    @Test
    void a_discard_has_no_dry_run() {
        assertProblem(
                client.call("POST", "/v1/failed-events/discard", "{\"dry_run\":true}"), 400, "/bad-field", "dry_run");
    }

    @Test
    void a_body_that_is_not_json_or_too_large_is_refused() {
        assertThat(SERVER.send(client.request("/v1/failed-events/replay")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(replay(client, "{\"name\":\"" + "n".repeat(70_000) + "\"}").statusCode())
                .isEqualTo(413);
        assertThat(client.call("POST", "/v1/failed-events/replay?dry_run=true", "{}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<String> replay(Client client, String body) {
        return client.call("POST", "/v1/failed-events/replay", body);
    }

    private static String path(HttpResponse<String> started) {
        return URI.create(started.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    private static int open(Client client) {
        return SERVER.json(client.get("/v1/failed-events?status=open"))
                .get("results")
                .size();
    }
}
