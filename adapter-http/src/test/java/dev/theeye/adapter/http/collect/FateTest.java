package dev.theeye.adapter.http.collect;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_READ_ALL;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FateTest {
    private static final Server SERVER = Server.start();

    private final Client client = SERVER.client(EVENTS_WRITE);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_good_event_is_stored() {
        String id = client.keep(Client.event()).getFirst();

        assertThat(client.get("/v1/events/" + id + "/status").body())
                .isEqualTo("{\"id\":\"" + id + "\",\"status\":\"stored\"}");
    }

    @Test
    void a_bad_event_failed_with_all_its_violations() {
        String id = client.keep("{\"name\":7}").getFirst();

        assertThat(client.get("/v1/events/" + id + "/status").body())
                .startsWith("{\"id\":\"" + id + "\",\"status\":\"failed\",\"violations\":[{\"code\":\"")
                .contains(
                        "session_id.missing", "category.missing", "name.invalid", "timestamp.missing", "data.missing");
    }

    @Test
    void an_event_that_was_never_sent_has_no_fate() {
        assertProblem(client.get("/v1/events/" + UUID.randomUUID() + "/status"), 404);
    }

    @Test
    void an_event_of_another_application_has_no_fate() {
        String id = client.keep(Client.event()).getFirst();

        assertProblem(SERVER.client(EVENTS_WRITE).get("/v1/events/" + id + "/status"), 404);
        assertProblem(SERVER.client(EVENTS_WRITE, EVENTS_READ_ALL).get("/v1/events/" + id + "/status"), 404);
    }

    @Test
    void whoever_does_not_send_events_may_not_ask() {
        assertProblem(SERVER.client(EVENTS_READ).get("/v1/events/" + UUID.randomUUID() + "/status"), 403);
    }

    @Test
    void an_id_is_a_UUID_and_takes_no_parameters() {
        assertProblem(client.get("/v1/events/1-1-1-1-1/status"), 400, "\"parameter\":\"id\"", "a UUID");
        assertProblem(client.get("/v1/events/" + UUID.randomUUID() + "/status?x=1"), 400, "\"parameter\":\"x\"");
    }
}
