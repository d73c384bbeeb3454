package dev.theeye.adapter.http.operate;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.FallibleStore;
import dev.theeye.adapter.http.MovableClock;
import dev.theeye.adapter.http.Server;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Server SERVER = Server.start();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void readiness_says_which_part_is_down_and_no_more() {
        FallibleStore store = SERVER.bean(FallibleStore.class);
        assertThat(SERVER.get("/health/readiness").statusCode()).isEqualTo(200);

        store.fall();
        aSecondLater();
        HttpResponse<String> answer = SERVER.get("/health/readiness");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"status\":\"DOWN\"", "\"store\":{\"status\":\"DOWN\"}");
        assertThat(answer.body()).doesNotContain("secret address");
        store.rise();
        aSecondLater();
        assertThat(SERVER.get("/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void parts_are_asked_once_a_second_however_many_ask_for_their_health() {
        FallibleStore store = SERVER.bean(FallibleStore.class);
        SERVER.bean(MovableClock.class).stop();
        aSecondLater();
        int before = store.asked();

        for (int i = 0; i < 50; i++) {
            assertThat(SERVER.get("/health/readiness").statusCode()).isEqualTo(200);
        }

        assertThat(store.asked()).isEqualTo(before + 1);
        aSecondLater();
        assertThat(SERVER.get("/health/readiness").statusCode()).isEqualTo(200);
        assertThat(store.asked()).isEqualTo(before + 2);
    }

    @Test
    void metrics_are_written_once_a_second() {
        SERVER.bean(MovableClock.class).stop();
        aSecondLater();
        String first = SERVER.get("/prometheus").body();
        SERVER.get("/v1/nothing");

        assertThat(SERVER.get("/prometheus").body()).isEqualTo(first).contains("http_server_requests");
        aSecondLater();
        assertThat(SERVER.get("/prometheus").body()).isNotEqualTo(first);
    }

    @Test
    void a_store_that_is_down_is_no_reason_to_kill_the_program() {
        FallibleStore store = SERVER.bean(FallibleStore.class);
        store.fall();

        assertThat(SERVER.get("/health/liveness").statusCode()).isEqualTo(200);
        store.rise();
    }

    @Test
    void metrics_are_there_for_Prometheus() {
        HttpResponse<String> answer = SERVER.get("/prometheus");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("jvm_memory_used_bytes", "http_server_requests_seconds_count");
    }

    @Test
    void nothing_else_of_the_framework_answers() {
        for (String path : List.of(
                "/beans",
                "/env",
                "/info",
                "/loggers",
                "/routes",
                "/refresh",
                "/stop",
                "/metrics",
                "/threaddump",
                "/login",
                "/logout",
                "/oauth/access_token",
                "/keys",
                "/token_refresh")) {
            assertProblem(SERVER.get(path), 404);
        }
    }

    private static void aSecondLater() {
        SERVER.bean(MovableClock.class).advance(Duration.ofSeconds(1));
    }
}
