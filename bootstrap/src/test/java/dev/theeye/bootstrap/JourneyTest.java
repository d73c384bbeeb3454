package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.theeye.bootstrap.Client.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the application's post to the analyst's answer, through every real part. */
class JourneyTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    private static Eye eye;
    private static Client demo;
    private static Client analyst;

    @BeforeAll
    static void start() throws Exception {
        eye = Eye.startedIn(directory.resolve("data"));
        demo = Client.of(eye, "demo");
        analyst = Client.of(eye, "analyst");
    }

    @AfterAll
    static void stop() throws Exception {
        eye.close();
    }

    @Test
    void the_three_events_of_the_brief_come_back_in_the_order_sent_and_stay_three_when_sent_again() throws Exception {
        Answer first = demo.post("/v1/events", Brief.THREE_EVENTS);
        Answer again = demo.post("/v1/events", Brief.THREE_EVENTS);

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().get("accepted").asInt()).isEqualTo(3);
        assertThat(again.json().get("events")).isEqualTo(first.json().get("events"));
        Eventually.holds(SOON, () -> timeline().size() == 3);
        // what was posted first is recorded last at the latest now, so that a double would be there
        stored(again.json().get("events").get(2).get("id").asText());
        JsonNode sent = new ObjectMapper().readTree(Brief.THREE_EVENTS);
        assertThat(timeline()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            JsonNode event = timeline().get(i);
            assertThat(event.get("id"))
                    .isEqualTo(first.json().get("events").get(i).get("id"));
            assertThat(event.get("name")).isEqualTo(sent.get(i).get("name"));
            assertThat(event.get("data")).isEqualTo(sent.get(i).get("data"));
            assertThat(event.get("timestamp").asText()).isEqualTo("2021-01-01T09:15:27.243860Z");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "category=form%20interaction, 1",
        "category=page%20interaction, 2",
        "name=cta%20click, 1",
        "from=2021-01-01&to=2021-01-02, 3",
        "from=2021-06-01, 0",
        "to=2021-01-01T09:15:27.243860Z, 0",
    })
    void events_are_found_by_category_name_and_time(String filter, int found) throws Exception {
        demo.post("/v1/events", Brief.THREE_EVENTS);
        Eventually.holds(SOON, () -> timeline().size() == 3);

        Answer answer = analyst.get("/v1/events?session_id=" + Brief.SESSION + "&" + filter);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("results")).hasSize(found);
    }

    @Test
    void bad_events_among_good_ones_are_kept_with_their_reasons_and_as_they_were_sent() throws Exception {
        String session = UUID.randomUUID().toString();
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        List<String> events = List.of(
                event(session, "\"good\"", "{\"a\":1}", "2021-01-01T00:00:00Z"),
                event(session, "null", "{\"a\":1}", "2021-01-01T00:00:00Z"),
                event(session, "\"early\"", "{\"a\":1}", tomorrow),
                event(session, "\"text\"", "\"a string\"", "2021-01-01T00:00:00Z"),
                event("not-a-uuid-" + session, "\"lost\"", "{\"a\":1}", "2021-01-01T00:00:00Z"));

        Answer posted = demo.post("/v1/events", "[" + String.join(",", events) + "]");

        assertThat(posted.status()).isEqualTo(202);
        Eventually.holds(SOON, () -> failed("session_id=" + session).size() == 3);
        assertThat(failed("session_id=" + session + "&violation=name.missing"))
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure.get("received").asText()).isEqualTo(events.get(1)));
        assertThat(failed("session_id=" + session + "&violation=timestamp.future"))
                .hasSize(1);
        assertThat(failed("session_id=" + session + "&violation=data.not_an_object"))
                .hasSize(1);
        assertThat(failed("session_id=not-a-uuid-" + session + "&violation=session_id.invalid"))
                .hasSize(1);
        assertThat(analyst.get("/v1/sessions/" + session + "/events").json().get("results"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("name").asText()).isEqualTo("good"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /v1/nowhere,               404",
        "PUT,  /v1/events,                405",
        "GET,  /v1/events?sesion_id=x,    400",
        "GET,  /v1/events?session_id=x,   400",
        "GET,  /v1/events?from=yesterday, 400",
        "GET,  /v1/events/not-an-id,      400",
        "POST, /v1/events,                403",
    })
    void what_cannot_be_answered_is_a_problem_of_the_client(String method, String path, int status) throws Exception {
        Answer answer = analyst.call(method, path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
    }

    @Test
    void an_unknown_query_parameter_is_named() throws Exception {
        assertThat(analyst.get("/v1/events?sesion_id=x").text()).contains("sesion_id", "session_id");
    }

    @Test
    void what_is_not_json_is_refused_and_kept() throws Exception {
        String body = "{\"not json " + UUID.randomUUID();

        Answer answer = demo.post("/v1/events", body);

        assertThat(answer.status()).isEqualTo(400);
        Eventually.holds(
                SOON,
                () -> failed("violation=event.malformed").stream()
                        .anyMatch(failure -> failure.get("received").asText().equals(body)));
    }

    @Test
    void without_a_token_nothing_is_taken_and_nothing_shown() throws Exception {
        Client stranger = Client.stranger(eye);

        assertThat(stranger.post("/v1/events", Brief.THREE_EVENTS).status()).isEqualTo(401);
        assertThat(stranger.get("/v1/events").status()).isEqualTo(401);
    }

    @Test
    void the_api_describes_itself_and_its_health() throws Exception {
        Client stranger = Client.stranger(eye);

        assertThat(stranger.get("/openapi.yaml").status()).isEqualTo(200);
        assertThat(stranger.get("/docs").status()).isEqualTo(200);
        assertThat(stranger.get("/redoc").status()).isEqualTo(200);
        assertThat(stranger.get("/health/readiness").json().get("status").asText())
                .isEqualTo("UP");
    }

    private static List<JsonNode> timeline() throws Exception {
        return results(demo.get("/v1/sessions/" + Brief.SESSION + "/events"));
    }

    private static List<JsonNode> failed(String filter) throws Exception {
        return results(demo.get("/v1/failed-events?" + filter));
    }

    private static List<JsonNode> results(Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("results").valueStream().toList();
    }

    private static void stored(String id) throws Exception {
        Eventually.holds(SOON, () -> demo.get("/v1/events/" + id + "/status").status() == 200);
    }

    private static String event(String session, String name, String data, String timestamp) {
        return "{\"session_id\":\"%s\",\"category\":\"test\",\"name\":%s,\"data\":%s,\"timestamp\":\"%s\"}"
                .formatted(session, name, data, timestamp);
    }
}
