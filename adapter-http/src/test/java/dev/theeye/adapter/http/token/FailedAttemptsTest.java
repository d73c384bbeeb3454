package dev.theeye.adapter.http.token;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.MovableClock;
import dev.theeye.adapter.http.RegisteredApplications;
import dev.theeye.adapter.http.Server;
import dev.theeye.application.RegisterApplication.Registered;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Secret;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy header stands for the addresses that a test on one machine does not have. */
class FailedAttemptsTest {
    private static final int PER_CLIENT = 10;
    private static final int PER_ADDRESS = 100;

    private final Server server = Server.start(Map.of("eye.http.client-address-header", "X-Forwarded-For"));
    private final Registered registered = server.register(EVENTS_WRITE, EVENTS_READ);
    private final String id = registered.application().id().toString();
    private final String secret = registered.secret().text();

    @BeforeEach
    void stopTheClock() {
        // buckets fill while a slow machine tries
        server.bean(MovableClock.class).stop();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void after_ten_wrong_secrets_a_client_waits_before_it_is_looked_into_again() {
        for (int i = 0; i < PER_CLIENT; i++) {
            assertThat(ask("198.51.100.1", id, "wrong").statusCode()).isEqualTo(401);
        }

        HttpResponse<String> refused = ask("198.51.100.1", id, secret);

        assertProblem(refused, 429, "/too-many-failures");
        long wait = Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
        assertThat(wait).isBetween(1L, 6L);
        server.bean(MovableClock.class).advance(Duration.ofSeconds(wait));
        assertThat(ask("198.51.100.1", id, secret).statusCode()).isEqualTo(200);
    }

    @Test
    void an_unknown_client_is_told_no_earlier_and_no_later_than_a_known_one() {
        String unknown = UUID.randomUUID().toString();
        for (int i = 0; i < PER_CLIENT; i++) {
            assertThat(ask("198.51.100.1", unknown, "wrong").statusCode()).isEqualTo(401);
        }

        assertProblem(ask("198.51.100.1", unknown, "wrong"), 429, "/too-many-failures");
    }

    @Test
    void whoever_knows_a_client_id_locks_nobody_out_elsewhere() {
        for (int i = 0; i <= PER_CLIENT; i++) {
            ask("203.0.113.66", id, "wrong");
        }

        assertProblem(ask("203.0.113.66", id, secret), 429);
        assertThat(ask("198.51.100.1", id, secret).statusCode()).isEqualTo(200);
    }

    @Test
    void an_address_that_tries_one_client_after_another_is_stopped_and_who_was_let_in_there_before_is_not() {
        assertThat(ask("198.51.100.1", id, secret).statusCode()).isEqualTo(200);
        for (int i = 0; i < PER_ADDRESS; i++) {
            ask("198.51.100.1", UUID.randomUUID().toString(), "wrong");
        }

        assertProblem(ask("198.51.100.1", UUID.randomUUID().toString(), "wrong"), 429);
        assertThat(ask("198.51.100.1", id, secret).statusCode()).isEqualTo(200);
    }

    @Test
    void a_client_that_was_let_in_before_gets_in_whatever_is_tried_from_its_address() {
        assertThat(ask("198.51.100.1", id, secret).statusCode()).isEqualTo(200);
        for (int i = 0; i <= PER_CLIENT; i++) {
            ask("198.51.100.1", id, "wrong");
        }

        assertProblem(ask("198.51.100.1", id, "wrong"), 429, "/too-many-failures");
        assertThat(ask("198.51.100.1", id, secret).statusCode()).isEqualTo(200);
        assertProblem(ask("198.51.100.1", id, "wrong"), 429, "/too-many-failures");
    }

    @Test
    void a_client_that_is_known_by_its_token_gets_in_from_an_address_that_failed_too_often() {
        assertThat(server.client(registered).get("/v1/events").statusCode()).isEqualTo(200);
        for (int i = 0; i < PER_ADDRESS; i++) {
            ask("203.0.113.66", UUID.randomUUID().toString(), "wrong");
        }

        assertThat(ask("203.0.113.66", id, secret).statusCode()).isEqualTo(200);
    }

    @Test
    void a_new_secret_gets_in_too_and_one_that_was_taken_away_does_not() {
        assertThat(ask("198.51.100.1", id, secret).statusCode()).isEqualTo(200);
        for (int i = 0; i <= PER_CLIENT; i++) {
            ask("198.51.100.1", id, "wrong");
        }
        ApplicationId application = registered.application().id();
        Secret next = Secret.random(new SecureRandom());
        Act act = Act.now(server.bean(MovableClock.class), null);
        Applications applications = server.bean(Applications.class);
        applications.addCredential(application, next.digest(), Duration.ofHours(1), act);
        applications.removeCredential(application, 1, act);
        server.bean(MovableClock.class).advance(Duration.ofMillis(1001));

        assertThat(ask("198.51.100.1", id, next.text()).statusCode()).isEqualTo(200);
        assertThat(ask("198.51.100.1", id, secret).statusCode()).isNotEqualTo(200);
    }

    @Test
    void an_address_that_the_client_made_up_counts_for_nothing() {
        for (int i = 0; i < PER_CLIENT; i++) {
            ask("10.0.0." + i + ", 203.0.113.66", id, "wrong");
        }

        assertProblem(ask("10.0.0.99, 203.0.113.66", id, "wrong"), 429);
    }

    @Test
    void good_credentials_may_be_shown_as_often_as_one_likes() {
        for (int i = 0; i < 3 * PER_CLIENT; i++) {
            assertThat(ask("198.51.100.1", id, secret).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_flood_of_bad_attempts_asks_the_store_for_little_and_collecting_goes_on() {
        Client client = server.client(registered);
        RegisteredApplications applications = server.bean(RegisteredApplications.class);
        assertThat(client.post(Client.event()).statusCode()).isEqualTo(202);
        applications.forgetQuestions();

        for (int i = 0; i < 500; i++) {
            ask("203.0.113.66", UUID.randomUUID().toString(), "wrong");
        }

        assertThat(applications.questions()).isLessThanOrEqualTo(PER_ADDRESS + 50);
        assertThat(client.post(Client.event()).statusCode()).isEqualTo(202);
    }

    private HttpResponse<String> ask(String address, String client, String password) {
        return server.send(HttpRequest.newBuilder(server.uri("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + client + "&client_secret=" + password)));
    }
}
