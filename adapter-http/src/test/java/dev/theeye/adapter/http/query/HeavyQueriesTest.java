package dev.theeye.adapter.http.query;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.ADMIN;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Bulkhead.Turn;
import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.domain.trust.ApplicationId;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HeavyQueriesTest {
    private static final Server SERVER = Server.start(Map.of(
            "eye.http.heavy-queries.per-application",
            2,
            "eye.http.heavy-queries.in-all",
            3,
            "eye.http.heavy-queries.patience",
            "PT0.05S"));

    private final HeavyQueries heavy = SERVER.bean(HeavyQueries.class);
    private final Client client = SERVER.client(EVENTS_READ);
    private final Caller caller = new Caller(new ApplicationId(UUID.fromString(client.id())), Set.of(EVENTS_READ));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void an_application_has_so_many_large_questions_at_once_and_no_more() {
        heavy.answer(
                caller,
                () -> heavy.answer(caller, () -> {
                    for (String large : new String[] {
                        "/v1/events?count=true", "/v1/events?data.a=1", "/v1/event-types/c/n/schema/suggestion"
                    }) {
                        HttpResponse<String> refused = client.get(large);
                        assertProblem(refused, 429, "/too-many-queries", "2 large questions");
                        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
                    }
                    assertThat(client.get("/v1/events?name=a").statusCode())
                            .as("a small one")
                            .isEqualTo(200);
                    assertThat(SERVER.client(EVENTS_READ)
                                    .get("/v1/events?count=true")
                                    .statusCode())
                            .as("somebody else's")
                            .isEqualTo(200);
                    return true;
                }));

        assertThat(client.get("/v1/events?count=true&data.a=1").statusCode()).isEqualTo(200);
    }

    @Test
    void the_store_is_asked_so_many_at_once_whoever_asks() {
        heavy.ask(() -> heavy.ask(() -> heavy.ask(() -> {
            HttpResponse<String> refused = client.get("/v1/events?count=true");
            assertProblem(refused, 503, "/unavailable", "too many large questions");
            assertThat(refused.headers().firstValue("Retry-After")).contains("2");
            assertThat(client.get("/v1/events").statusCode()).as("a small one").isEqualTo(200);
            return true;
        })));

        assertThat(client.get("/v1/events?count=true").statusCode()).isEqualTo(200);
    }

    @Test
    void trying_a_schema_is_a_large_question_too() {
        Client admin = SERVER.client(ADMIN);
        Caller administrator = new Caller(new ApplicationId(UUID.fromString(admin.id())), Set.of(ADMIN));

        heavy.answer(
                administrator,
                () -> heavy.answer(administrator, () -> {
                    HttpResponse<String> refused =
                            admin.call("POST", "/v1/event-types/c/n/schema/check", "{\"schema\":{}}");
                    assertProblem(refused, 429, "/too-many-queries", "2 large questions");
                    return true;
                }));
    }

    @Test
    void a_question_that_fails_gives_its_turn_back() {
        for (int i = 0; i < 10; i++) {
            assertThat(client.get("/v1/events?count=true&cursor=x").statusCode())
                    .isEqualTo(400);
        }

        assertThat(client.get("/v1/events?count=true").statusCode()).isEqualTo(200);
    }

    @Test
    void a_turn_is_given_back_once() {
        Turn first = heavy.open(caller);
        first.close();
        first.close();

        try (Turn one = heavy.open(caller);
                Turn two = heavy.open(caller)) {
            assertThat(client.get("/v1/events?count=true").statusCode()).isEqualTo(429);
        }
    }
}
