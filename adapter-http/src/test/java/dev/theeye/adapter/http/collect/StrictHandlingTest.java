package dev.theeye.adapter.http.collect;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import dev.theeye.adapter.memory.InMemoryEventStore;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictHandlingTest {
    private static final Server SERVER = Server.start();
    private static final String NAMELESS = Client.event().replace("\"name\":\"pageview\",", "");

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_good_event_is_stored_by_the_time_of_the_answer() {
        HttpResponse<String> answer = strictly(Client.event());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("handling=strict");
        assertThat(answer.body()).startsWith("{\"accepted\":1,\"failed\":0,");
        assertThat(client.get("/v1/events/" + ids(answer).getFirst()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void good_and_bad_are_told_apart_in_the_order_sent_and_both_are_kept() {
        HttpResponse<String> answer = strictly("[" + NAMELESS + "," + Client.event() + "]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).startsWith("{\"accepted\":1,\"failed\":1,");
        List<JsonNode> entries = new ArrayList<>();
        SERVER.json(answer).get("events").values().forEach(entries::add);
        assertThat(entries.getFirst().get("status").getStringValue()).isEqualTo("failed");
        assertThat(entries.getFirst().get("violations").get(0).get("code").getStringValue())
                .isEqualTo("name.missing");
        assertThat(entries.getLast().get("status").getStringValue()).isEqualTo("accepted");
        assertThat(client.get("/v1/events/" + ids(answer).getFirst() + "/status")
                        .body())
                .contains("\"failed\"");
    }

    @Test
    void where_none_is_accepted_the_answer_is_a_problem_that_says_why_of_each() {
        HttpResponse<String> answer = strictly(NAMELESS);

        assertProblem(answer, 422);
        assertThat(answer.body()).contains("\"accepted\":0,\"failed\":1,", "name.missing");
        assertThat(client.get("/v1/failed-events?count=true").body()).contains("\"count\":1");
    }

    @Test
    void an_event_sent_again_is_accepted_again_and_counts_once() {
        String event = Client.event();

        HttpResponse<String> first = strictly(event);
        HttpResponse<String> again = strictly(event);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(client.get("/v1/events?count=true").body()).contains("\"count\":1");
    }

    @Test
    void another_applications_session_is_told_at_once_and_again_at_the_second_attempt() {
        UUID session = UUID.randomUUID();
        SERVER.client(EVENTS_WRITE).keep(Client.event(session, "a", "b", "2021-01-01T00:00:00Z"));
        String intruding = Client.event(session, "a", "c", "2021-01-01T00:00:00Z");

        assertThat(strictly(intruding).body()).contains("session.other_application");
        assertThat(strictly(intruding).body()).contains("session.other_application");
    }

    @Test
    void nothing_is_accepted_of_nothing() {
        assertThat(strictly("[]").statusCode()).isEqualTo(202);
    }

    @Test
    void what_is_not_JSON_is_refused_and_kept_as_ever() {
        assertThat(strictly("not json").statusCode()).isEqualTo(400);
        SERVER.eventually(
                () -> client.get("/v1/failed-events?violation=event.malformed&count=true"),
                found -> found.body().contains("\"count\":1"));
    }

    @Test
    void a_store_that_is_away_is_answered_with_503_and_nothing_counts() {
        InMemoryEventStore store = SERVER.bean(InMemoryEventStore.class);
        store.interrupt();
        HttpResponse<String> answer;
        try {
            answer = strictly(Client.event());
        } finally {
            store.resume();
        }

        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "handling=strict",
                "Handling=Strict",
                "handling=\"strict\"",
                "respond-async, handling=strict",
                "wait=10;a=\"x,y\", handling=strict; b=c",
                "foo; bar=\"handling=lenient\", handling=strict",
                "handling=strict, handling=lenient"
            })
    void strict_handling_is_understood_in(String preference) {
        assertThat(client.post(NAMELESS.getBytes(UTF_8), "Content-Type", "application/json", "Prefer", preference)
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "handling=lenient",
                "handling",
                "handling=",
                "handling=stricter",
                "x=\"handling=strict\"",
                "return=minimal",
                ",",
                "\"handling=strict",
                "handling=lenient, handling=strict"
            })
    void events_are_accepted_as_ever_with(String preference) {
        HttpResponse<String> answer =
                client.post(NAMELESS.getBytes(UTF_8), "Content-Type", "application/json", "Prefer", preference);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
    }

    private HttpResponse<String> strictly(String body) {
        return client.post(body.getBytes(UTF_8), "Content-Type", "application/json", "Prefer", "handling=strict");
    }

    private static List<String> ids(HttpResponse<String> answer) {
        List<String> ids = new ArrayList<>();
        SERVER.json(answer)
                .get("events")
                .values()
                .forEach(entry -> ids.add(entry.get("id").getStringValue()));
        return ids;
    }
}
