package dev.theeye.adapter.http.collect;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.MovableClock;
import dev.theeye.adapter.http.Server;
import dev.theeye.domain.trust.ApplicationId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuotaTest {
    /** Ten at once, and one more every second. */
    private static final Server SERVER =
            Server.start(Map.of("eye.quota.events-per-second", 1, "eye.quota.burst", "PT10S"));

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);

    @BeforeAll
    static void stopTheClock() {
        SERVER.bean(MovableClock.class).stop();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void over_its_quota_an_application_is_told_how_long_to_wait_and_nothing_of_the_batch_counts() {
        assertThat(client.post(events(8)).statusCode()).isEqualTo(202);

        HttpResponse<String> refused = client.post(events(8));

        assertProblem(refused, 429, "/over-quota", "nothing of this request counts as accepted");
        assertThat(refused.headers().firstValue("Retry-After")).contains("6");
        SERVER.bean(MovableClock.class).advance(Duration.ofSeconds(6));
        assertThat(client.post(events(8)).statusCode()).isEqualTo(202);
    }

    @Test
    void every_answer_says_what_is_left() {
        HttpResponse<String> answer = client.post(events(6));

        assertThat(answer.headers().firstValue("RateLimit-Policy")).contains("\"events\";q=10;w=10");
        assertThat(answer.headers().firstValue("RateLimit")).contains("\"events\";r=4;t=6");
    }

    @Test
    void a_batch_larger_than_the_quota_is_let_through_once_and_made_up_for() {
        assertThat(client.post(events(25)).statusCode()).isEqualTo(202);

        HttpResponse<String> refused = client.post(events(1));

        assertProblem(refused, 429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("16");
        SERVER.bean(MovableClock.class).advance(Duration.ofSeconds(25));
        assertThat(client.post(events(25)).statusCode()).isEqualTo(202);
    }

    @Test
    void one_application_over_its_quota_is_nothing_to_another() {
        client.post(events(25));
        assertProblem(client.post(events(1)), 429);

        assertThat(SERVER.client(EVENTS_WRITE).post(events(10)).statusCode()).isEqualTo(202);
    }

    @Test
    void a_body_that_is_not_events_counts_as_one() {
        for (int i = 0; i < 10; i++) {
            assertProblem(client.post("not json"), 400);
        }

        assertProblem(client.post("not json"), 429);
    }

    @Test
    void reading_is_not_counted() {
        client.post(events(25));

        HttpResponse<String> answer = client.get("/v1/events");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
    }

    @Test
    void without_a_setting_there_is_no_quota() {
        try (Server server = Server.start()) {
            HttpResponse<String> answer = server.client(EVENTS_WRITE).post(events(100));

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
        }
    }

    @Test
    void an_application_may_have_a_quota_of_its_own() {
        String own = UUID.randomUUID().toString();
        try (Server server =
                Server.start(Map.of("eye.quota.events-per-second", 1, "eye.quota.applications." + own, 50))) {
            Quotas quotas = server.bean(Quotas.class);

            assertThat(quotas.of(ApplicationId.parse(own).orElseThrow())
                            .orElseThrow()
                            .most())
                    .isEqualTo(100);
            assertThat(quotas.of(ApplicationId.UNKNOWN).orElseThrow().most()).isEqualTo(2);
        }
    }

    private static String events(int number) {
        return "[" + String.join(",", Collections.nCopies(number, Client.event())) + "]";
    }
}
