package dev.theeye.adapter.http.administer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Problems;
import dev.theeye.adapter.http.Server;
import dev.theeye.domain.trust.Scope;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ErasureTest {
    private static final Server SERVER = Server.start();

    private final Client admin = SERVER.client(Scope.ADMIN);
    private final Client shop = SERVER.client(Scope.EVENTS_WRITE, Scope.EVENTS_READ);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void an_erased_session_is_gone_and_its_erasing_is_written_down() {
        UUID session = UUID.randomUUID();
        String id = shop.keep(Client.event(session, "c", "n", "2021-01-01 09:15:27"))
                .getFirst();
        String failed =
                shop.keep(Client.event(session, "c", "", "2021-01-01 09:15:27")).getFirst();

        HttpResponse<String> answer = admin.delete("/v1/sessions/" + session);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(shop.get("/v1/events/" + id).statusCode()).isEqualTo(404);
        assertThat(shop.get("/v1/events/" + failed + "/status").statusCode()).isEqualTo(404);
        assertThat(shop.get("/v1/sessions/" + session + "/events").body()).contains("\"results\":[]");
        assertThat(admin.get("/v1/audit?act=session.erased&application=" + shop.id())
                        .body())
                .contains("session.erased", session.toString(), admin.id());
    }

    @Test
    void a_session_that_nothing_is_known_of_is_not_found_and_what_is_no_id_is_refused() {
        Problems.assertProblem(admin.delete("/v1/sessions/" + UUID.randomUUID()), 404, "not-found");
        Problems.assertProblem(admin.delete("/v1/sessions/7"), 400, "bad-parameter");
    }

    @Test
    void what_is_sent_again_later_is_kept_as_a_new_session() {
        UUID session = UUID.randomUUID();
        String event = Client.event(session, "c", "n", "2021-01-01 09:15:27");
        shop.keep(event);
        admin.delete("/v1/sessions/" + session);

        String id = shop.keep(event).getFirst();

        assertThat(shop.get("/v1/events/" + id).statusCode()).isEqualTo(200);
    }
}
