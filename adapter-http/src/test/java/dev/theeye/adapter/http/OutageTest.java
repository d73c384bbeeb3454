package dev.theeye.adapter.http;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryEventQueue;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.adapter.memory.InMemorySigningKeys;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutageTest {
    @Test
    void without_a_queue_nothing_is_accepted_and_the_client_is_asked_to_try_again() {
        try (Server server = Server.start()) {
            Client client = server.client(EVENTS_WRITE, EVENTS_READ);
            InMemoryEventQueue queue = server.bean(InMemoryEventQueue.class);

            queue.interrupt();

            for (String body : List.of(Client.event(), "not json")) {
                HttpResponse<String> answer = client.post(body);
                assertProblem(answer, 503, "/unavailable", "nothing of this request counts as accepted");
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            }
            queue.resume();
            assertThat(client.post(Client.event()).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void without_a_store_nothing_is_said_to_be_absent() {
        try (Server server = Server.start()) {
            Client client = server.client(EVENTS_WRITE, EVENTS_READ);
            server.bean(InMemoryEventStore.class).interrupt();

            for (String path : List.of(
                    "/v1/events",
                    "/v1/events?count=true",
                    "/v1/events/" + UUID.randomUUID(),
                    "/v1/events/" + UUID.randomUUID() + "/status",
                    "/v1/sessions/" + UUID.randomUUID() + "/events",
                    "/v1/failed-events")) {
                HttpResponse<String> answer = client.get(path);
                assertProblem(answer, 503, "/unavailable");
                assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            }
            assertThat(client.post(Client.event()).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void an_application_that_was_let_in_goes_on_collecting_while_the_store_is_down() {
        try (Server server = Server.start()) {
            Client known = server.client(EVENTS_WRITE);
            Client unknown = server.client(EVENTS_WRITE);
            assertThat(known.post(Client.event()).statusCode()).isEqualTo(202);

            server.bean(InMemoryApplications.class).interrupt();
            server.bean(InMemorySigningKeys.class).interrupt();
            for (int i = 0; i < 5; i++) {
                server.bean(MovableClock.class).advance(Duration.ofSeconds(20));
                assertThat(known.post(Client.event()).statusCode()).isEqualTo(202);
            }
            assertProblem(unknown.post(Client.event()), 503, "/unavailable");

            server.bean(InMemoryApplications.class).resume();
            server.bean(MovableClock.class).advance(Duration.ofSeconds(2));
            assertThat(unknown.post(Client.event()).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void a_fault_of_ours_is_a_500_that_gives_nothing_away() {
        try (Server server = Server.start()) {
            Client client = server.client(EVENTS_WRITE);
            server.bean(RegisteredApplications.class).breakDown();

            HttpResponse<String> answer = client.post(Client.event());

            assertProblem(answer, 500, "about:blank", "Internal Server Error");
            assertThat(answer.body()).doesNotContain("upside down");
        }
    }
}
