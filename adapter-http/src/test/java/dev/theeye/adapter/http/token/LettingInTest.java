package dev.theeye.adapter.http.token;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.MovableClock;
import dev.theeye.adapter.http.RegisteredApplications;
import dev.theeye.adapter.http.Server;
import dev.theeye.domain.trust.ApplicationStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LettingInTest {
    @AutoClose
    private final Server server = Server.start(Map.of("eye.http.tokens.expires-in", "PT20M"));

    private final Client client = server.client(EVENTS_WRITE, EVENTS_READ);
    private final MovableClock clock = server.bean(MovableClock.class);

    @Test
    void a_token_that_was_good_is_refused_from_the_second_it_expires() {
        assertThat(client.get("/v1/events").statusCode()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(19).plusSeconds(50));
        assertThat(client.get("/v1/events").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(10));

        assertProblem(client.get("/v1/events"), 401);
    }

    @Test
    void a_suspended_application_is_refused_within_30_seconds() {
        assertThat(client.get("/v1/events").statusCode()).isEqualTo(200);

        change(ApplicationStatus.SUSPENDED);
        clock.advance(Duration.ofSeconds(30));

        assertProblem(client.get("/v1/events"), 401);
        change(ApplicationStatus.ACTIVE);
        clock.advance(Duration.ofSeconds(30));
        assertThat(client.get("/v1/events").statusCode()).isEqualTo(200);
    }

    @Test
    void a_suspended_application_gets_no_token() {
        change(ApplicationStatus.SUSPENDED);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> server.client(client.registered()))
                .hasMessageContaining("invalid_client");
    }

    @Test
    void a_scope_that_was_taken_away_does_not_outlive_its_token() {
        assertThat(client.post(Client.event()).statusCode()).isEqualTo(202);

        server.bean(RegisteredApplications.class)
                .change(client.registered().application().id(), Set.of(EVENTS_READ), ApplicationStatus.ACTIVE);
        clock.advance(Duration.ofSeconds(30));

        assertProblem(client.post(Client.event()), 403);
        assertThat(client.get("/v1/events").statusCode()).isEqualTo(200);
    }

    @Test
    void many_requests_ask_for_an_application_once() {
        server.bean(RegisteredApplications.class).forgetQuestions();
        for (int i = 0; i < 100; i++) {
            assertThat(client.get("/v1/events").statusCode()).isEqualTo(200);
        }

        assertThat(server.bean(RegisteredApplications.class).questions()).isLessThan(3);
    }

    private void change(ApplicationStatus status) {
        server.bean(RegisteredApplications.class)
                .change(client.registered().application().id(), Set.of(EVENTS_WRITE, EVENTS_READ), status);
    }
}
