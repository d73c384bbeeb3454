package dev.theeye.adapter.http.query;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_READ_ALL;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
    private static final Server SERVER = Server.start();

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);
    private final UUID session = UUID.randomUUID();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_session_says_when_it_was_and_what_happened_in_it() {
        client.keep("["
                + String.join(
                        ",",
                        Client.event(session, "page interaction", "pageview", "2021-01-01 09:15:27.243860"),
                        Client.event(session, "form interaction", "submit", "2021-01-01 09:20:00"),
                        Client.event(session, "page interaction", "cta click", "2021-01-01 09:16:00"))
                + "]");
        String expected = "{\"id\":\"" + session + "\",\"application\":\"" + client.id()
                + "\",\"first_event\":\"2021-01-01T09:15:27.243860Z\",\"last_event\":\"2021-01-01T09:20:00.000000Z\","
                + "\"events\":3,\"categories\":[\"form interaction\",\"page interaction\"]}";

        assertThat(client.get("/v1/sessions/" + session).body()).isEqualTo(expected);
        assertThat(client.get("/v1/sessions?count=true").body())
                .isEqualTo("{\"count\":1,\"next\":null,\"previous\":null,\"results\":[" + expected + "]}");
    }

    @Test
    void another_applications_session_is_not_found() {
        client.keep(Client.event(session, "a", "b", "2021-01-01" + "T00:00:00Z"));
        Client stranger = SERVER.client(EVENTS_READ);

        assertProblem(stranger.get("/v1/sessions/" + session), 404, "no session has this id");
        assertThat(stranger.get("/v1/sessions?count=true").body()).startsWith("{\"count\":0,");
        assertThat(SERVER.client(EVENTS_READ_ALL).get("/v1/sessions/" + session).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2021-01-01&to=2021-01-03, 2 1",
        "from=2021-01-01&to=2021-01-03&order=asc, 1 2",
        "from=2021-01-02, 3 2",
        "to=2021-01-02, 1",
        "to=2021-01-01, ''",
    })
    void sessions_are_found_by_their_beginning(String query, String days) {
        for (int day = 1; day <= 3; day++) {
            client.keep(Client.event(UUID.randomUUID(), "a", "b", "2021-01-0" + day + "T00:00:00Z"));
        }

        List<String> found = days(SERVER.json(client.get("/v1/sessions?" + query)));

        assertThat(String.join(" ", found)).isEqualTo(days);
    }

    @Test
    void pages_lead_through_all_sessions() {
        for (int day = 1; day <= 5; day++) {
            client.keep(Client.event(UUID.randomUUID(), "a", "b", "2021-01-0" + day + "T00:00:00Z"));
        }
        JsonNode page = SERVER.json(client.get("/v1/sessions?limit=2"));
        List<String> days = new ArrayList<>(days(page));
        while (!page.get("next").isNull()) {
            URI next = URI.create(page.get("next").getStringValue());
            page = SERVER.json(
                    SERVER.send(HttpRequest.newBuilder(next).header("Authorization", "Bearer " + client.token())));
            days.addAll(days(page));
        }

        assertThat(days).containsExactly("5", "4", "3", "2", "1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/v1/sessions/x; a UUID",
                "/v1/sessions/00000000-0000-0000-0000-000000000000?x=1; has no parameters",
                "/v1/sessions?category=a; known are application, from, to, order, limit, cursor, count",
                "/v1/sessions?from=x; a time",
                "/v1/sessions?cursor=x; a cursor",
                "/v1/sessions?limit=0; 1 to 1000",
            })
    void a_parameter_that_cannot_be_understood_is_named(String path, String expected) {
        assertProblem(client.get(path), 400, expected);
    }

    private static List<String> days(JsonNode page) {
        List<String> days = new ArrayList<>();
        page.get("results")
                .values()
                .forEach(session ->
                        days.add(session.get("first_event").getStringValue().substring(9, 10)));
        return days;
    }
}
