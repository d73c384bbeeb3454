package dev.theeye.adapter.http.token;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.ADMIN;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_READ_ALL;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VisibilityTest {
    private static final Server SERVER = Server.start();

    private final Client ours = SERVER.client(EVENTS_WRITE, EVENTS_READ);
    private final Client theirs = SERVER.client(EVENTS_WRITE, EVENTS_READ);
    private final Client analyst = SERVER.client(EVENTS_READ_ALL);
    private final UUID session = UUID.randomUUID();
    private String event = "";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void keep() {
        event = ours.keep(Client.event(session, "c", "n", "2021-01-01T00:00:00Z"))
                .getFirst();
        ours.keep("{\"name\":\"bad\"}");
    }

    @Test
    void an_application_sees_its_own() {
        assertThat(applications(ours.get("/v1/events"))).containsExactly(ours.id());
        assertThat(applications(ours.get("/v1/failed-events"))).containsExactly(ours.id());
        assertThat(ours.get("/v1/events/" + event).statusCode()).isEqualTo(200);
    }

    @Test
    void what_belongs_to_another_application_does_not_exist() {
        String nothing = "{\"count\":0,\"next\":null,\"previous\":null,\"results\":[]}";

        assertThat(theirs.get("/v1/events?count=true").body()).isEqualTo(nothing);
        assertThat(theirs.get("/v1/events?count=true&application=" + ours.id()).body())
                .isEqualTo(nothing);
        assertThat(theirs.get("/v1/events?count=true&session_id=" + session).body())
                .isEqualTo(nothing);
        assertThat(theirs.get("/v1/sessions/" + session + "/events?count=true").body())
                .isEqualTo(nothing);
        assertThat(theirs.get("/v1/failed-events?count=true").body()).isEqualTo(nothing);
        assertThat(theirs.get("/v1/failed-events?count=true&application=" + ours.id())
                        .body())
                .isEqualTo(nothing);
        assertThat(theirs.get("/v1/events/" + event).body())
                .isEqualTo(theirs.get("/v1/events/" + UUID.randomUUID()).body());
        assertProblem(theirs.get("/v1/events/" + event), 404);
    }

    @Test
    void what_became_of_an_event_is_told_to_its_sender_alone() {
        assertThat(ours.get("/v1/events/" + event + "/status").statusCode()).isEqualTo(200);
        assertThat(theirs.get("/v1/events/" + event + "/status").body())
                .isEqualTo(theirs.get("/v1/events/" + UUID.randomUUID() + "/status")
                        .body());
    }

    @Test
    void a_cursor_of_somebody_else_shows_nothing_of_theirs() {
        ours.keep("[" + Client.event() + "," + Client.event() + "]");
        for (Client other : List.of(ours, analyst)) {
            for (String path : List.of("/v1/events?limit=1", "/v1/failed-events?limit=1")) {
                ours.keep("[{\"name\":\"bad\"},{\"name\":\"worse\"}]");
                String next = SERVER.json(other.get(path)).get("next").getStringValue();

                HttpResponse<String> answer = theirs.get(next.substring(next.indexOf("/v1/")));

                assertThat(answer.statusCode()).isIn(200, 400);
                assertThat(answer.body()).doesNotContain(ours.id(), event, session.toString());
            }
        }
    }

    @Test
    void an_event_for_a_session_of_somebody_else_fails_and_tells_nothing_of_the_session() {
        theirs.keep(Client.event(session, "c", "intruder", "2021-01-01T00:00:00Z"));

        HttpResponse<String> failed = theirs.get("/v1/failed-events?violation=session.other_application");

        assertThat(applications(failed)).containsExactly(theirs.id());
        assertThat(failed.body()).doesNotContain(ours.id());
        assertThat(ours.get("/v1/sessions/" + session + "/events").body()).doesNotContain("intruder");
    }

    @Test
    void an_analyst_sees_everything() {
        theirs.keep(Client.event());

        assertThat(applications(analyst.get("/v1/events?limit=1000"))).contains(ours.id(), theirs.id());
        assertThat(applications(analyst.get("/v1/failed-events?limit=1000"))).contains(ours.id());
        assertThat(applications(analyst.get("/v1/events?application=" + ours.id())))
                .containsExactly(ours.id());
        assertThat(analyst.get("/v1/events/" + event).statusCode()).isEqualTo(200);
        assertThat(applications(analyst.get("/v1/sessions/" + session + "/events")))
                .containsExactly(ours.id());
    }

    @Test
    void every_door_asks_for_its_scope() {
        Client writer = SERVER.client(EVENTS_WRITE);
        Client administrator = SERVER.client(ADMIN);

        for (String path : List.of(
                "/v1/events", "/v1/events/" + event, "/v1/sessions/" + session + "/events", "/v1/failed-events")) {
            for (Client client : List.of(writer, administrator)) {
                HttpResponse<String> answer = client.get(path);
                assertProblem(answer, 403, "/forbidden");
                assertThat(answer.headers().firstValue("WWW-Authenticate"))
                        .contains("Bearer error=\"insufficient_scope\"");
            }
        }
        assertProblem(analyst.post(Client.event()), 403, "/forbidden");
        assertProblem(analyst.get("/v1/events/" + event + "/status"), 403, "/forbidden");
    }

    private static List<String> applications(HttpResponse<String> page) {
        List<String> applications = new ArrayList<>();
        for (JsonNode item : SERVER.json(page).get("results").values()) {
            applications.add(item.get("application").getStringValue());
        }
        return applications;
    }
}
