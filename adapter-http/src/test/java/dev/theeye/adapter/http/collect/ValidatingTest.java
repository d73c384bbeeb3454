package dev.theeye.adapter.http.collect;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ValidatingTest {
    private static final Server SERVER = Server.start();

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void events_are_judged_and_nothing_is_kept() {
        HttpResponse<String> answer = validate("[" + Client.event() + ",{\"category\":7}]");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"accepted\":1,\"failed\":1,")
                .contains("category.invalid", "data.missing");
        assertThat(client.get("/v1/events?count=true").body()).contains("\"count\":0");
        assertThat(client.get("/v1/failed-events?count=true").body()).contains("\"count\":0");
    }

    @Test
    void validating_opens_no_session() {
        String event = Client.event(UUID.randomUUID(), "a", "b", "2021-01-01T00:00:00Z");
        validate(event);

        SERVER.client(EVENTS_WRITE, EVENTS_READ).keep(event);

        assertThat(validate(event).body()).contains("session.other_application");
    }

    @Test
    void a_body_without_events_is_refused_and_not_kept() {
        assertProblem(validate("not json"), 400);
        assertThat(client.get("/v1/failed-events?count=true").body()).contains("\"count\":0");
    }

    /** One rule set, whenever it judges: dry, strictly before the answer, or in the background. */
    @Test
    void dry_run_strict_handling_and_background_agree_on_the_same_events() {
        List<String> events = awkward();
        String body = "[" + String.join(",", events) + "]";

        HttpResponse<String> dry = validate(body);
        HttpResponse<String> strict =
                client.post(body.getBytes(UTF_8), "Content-Type", "application/json", "Prefer", "handling=strict");
        Client another = SERVER.client(EVENTS_WRITE, EVENTS_READ);
        // the same text in sessions of the other application's own
        List<String> background = fates(another, body.replace("00000000-0000-4000", "00000000-0000-4001"));

        assertThat(codes(strict)).isEqualTo(codes(dry));
        assertThat(codes(dry)).isEqualTo(background);
    }

    private static List<String> awkward() {
        String good = Client.event(
                UUID.fromString("00000000-0000-4000-8000-000000000001"), "page", "view", "2021-01-01T00:00:00Z");
        List<String> events = new ArrayList<>();
        events.add(good);
        for (String member : List.of("session_id", "category", "name", "timestamp", "data")) {
            for (String value :
                    List.of("null", "7", "\"\"", "{}", "[1]", "\"" + "x".repeat(256) + "\"", "\"\\u0000\"")) {
                events.add(good.replaceFirst(
                        "\"" + member + "\":(\"[^\"]*\"|\\{[^}]*})",
                        "\"" + member + "\":" + value.replace("\\", "\\\\")));
            }
        }
        events.add(good.replace("2021-01-01", "2999-01-01"));
        events.add(good.replace("2021-01-01", "1999-01-01"));
        events.add(good.replace("\"category\"", "\"unknown\":1,\"category\""));
        events.add(good.replace("{\"host\"", "{\"nul\":\"\\u0000\",\"host\""));
        return events;
    }

    private static List<String> fates(Client client, String body) {
        return client.keep(body).stream()
                .map(id -> SERVER.json(client.get("/v1/events/" + id + "/status")))
                .map(ValidatingTest::codesOf)
                .toList();
    }

    private static List<String> codes(HttpResponse<String> answer) {
        List<String> codes = new ArrayList<>();
        SERVER.json(answer).get("events").values().forEach(entry -> codes.add(codesOf(entry)));
        return codes;
    }

    private static String codesOf(JsonNode entry) {
        List<String> codes = new ArrayList<>();
        if (entry.get("violations") != null) {
            entry.get("violations")
                    .values()
                    .forEach(violation -> codes.add(violation.get("code").getStringValue()));
        }
        return String.join(" ", codes);
    }

    private HttpResponse<String> validate(String body) {
        return client.call("POST", "/v1/events/validate", body);
    }
}
