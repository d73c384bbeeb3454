package dev.theeye.adapter.http.query;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_READ_ALL;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedEventDetailTest {
    private static final Server SERVER = Server.start();

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void one_failed_event_is_what_the_list_shows() {
        String id = client.keep("{\"name\" : \"ü\"}").getFirst();

        HttpResponse<String> one = client.get("/v1/failed-events/" + id);

        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(client.get("/v1/failed-events").body()).contains(one.body());
    }

    @Test
    void what_was_sent_comes_back_byte_for_byte() throws Exception {
        byte[] broken = "{\"name\":\"\u00e4\"]".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(client.post(broken, "Content-Type", "application/json").statusCode())
                .isEqualTo(400);
        HttpResponse<String> list = SERVER.eventually(
                () -> client.get("/v1/failed-events"),
                answer -> SERVER.json(answer).get("results").size() == 1);
        String id = SERVER.json(list).get("results").get(0).get("id").getStringValue();

        HttpResponse<byte[]> received = HttpClient.newHttpClient()
                .send(client.request("/v1/failed-events/" + id + "/received").build(), BodyHandlers.ofByteArray());

        assertThat(received.body()).isEqualTo(broken);
        assertThat(received.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(received.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
    }

    @Test
    void a_failed_event_of_another_application_does_not_exist() {
        String id = client.keep("{\"name\":\"n\"}").getFirst();
        Client other = SERVER.client(EVENTS_READ);
        Client analyst = SERVER.client(EVENTS_READ_ALL);

        assertThat(other.get("/v1/failed-events/" + id).statusCode()).isEqualTo(404);
        assertThat(other.get("/v1/failed-events/" + id + "/received").statusCode())
                .isEqualTo(404);
        assertThat(other.get("/v1/failed-events/summary").body()).isEqualTo("{\"results\":[]}");
        assertThat(analyst.get("/v1/failed-events/" + id).statusCode()).isEqualTo(200);
        assertThat(client.get("/v1/failed-events/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertProblem(client.get("/v1/failed-events/seven"), 400, "/bad-parameter", "a UUID");
    }

    @Test
    void the_summary_counts_what_fails_by_what_is_asked_for() {
        client.keep(
                "[{\"category\":\"a\",\"name\":\"n\"},{\"category\":\"a\",\"name\":\"n\",\"data\":7},{\"name\":7}]");

        JsonNode types = SERVER.json(client.get("/v1/failed-events/summary?group_by=category,name"))
                .get("results");
        JsonNode violations = SERVER.json(client.get("/v1/failed-events/summary?violation=data"))
                .get("results");

        assertThat(types.size()).isEqualTo(2);
        assertThat(types.get(0).get("category").getStringValue()).isEqualTo("a");
        assertThat(types.get(0).get("name").getStringValue()).isEqualTo("n");
        assertThat(types.get(0).get("count").getIntValue()).isEqualTo(2);
        assertThat(types.get(0).get("first_seen").getStringValue())
                .isLessThanOrEqualTo(types.get(0).get("last_seen").getStringValue());
        assertThat(types.get(0).get("violation")).isNull();
        assertThat(types.get(1).get("category").isNull()).isTrue();
        assertThat(violations.values())
                .extracting(group -> group.get("violation").getStringValue())
                .contains("session_id.missing", "data.missing", "data.not_an_object", "category.missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "group_by=session_id; violation, category, name, application",
                "group_by=; violation, category, name, application",
                "group_by=category,; violation, category, name, application",
                "group_by=category&group_by=name; only once",
                "limit=0; 1 to 1000",
                "cursor=x; known are group_by",
                "violation=x; known are",
            })
    void a_parameter_that_cannot_be_understood_is_named(String query, String says) {
        assertProblem(client.get("/v1/failed-events/summary?" + query), 400, "/bad-parameter", says);
    }
}
