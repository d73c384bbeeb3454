package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.theeye.bootstrap.Client.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of one application that take long to judge hold up no other, with the queue in PostgreSQL. */
class FairnessTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String EVENT = """
            {"session_id":"e2085be5-9137-4e4e-80b5-f1ffddc25423","category":"c","name":"n","data":{"n":%s},\
            "timestamp":"2021-09-10T00:00:00Z"}""";
    private static final Pattern DEFERRED = Pattern.compile("^eye_events_deferred_total ([0-9.]+)", Pattern.MULTILINE);

    @TempDir
    Path directory;

    private Eye eye;
    private Client demo;
    private Client other;

    @BeforeEach
    void start() throws Exception {
        eye = Eye.startedIn(directory.resolve("data"));
        demo = Client.of(eye, "demo");
        Client admin = Client.of(eye, "admin");
        other = newApplication(admin);
        admin.call("PUT", CostlyEvents.SCHEMA_PATH, CostlyEvents.schema());
        Eventually.holds(PATIENCE, () -> {
            Answer judged = demo.post("/v1/events/validate", CostlyEvents.invalid());
            return judged.json().path("failed").asInt() == 1;
        });
    }

    @AfterEach
    void stop() throws Exception {
        eye.close();
    }

    @Test
    void events_of_another_application_are_stored_soon() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(demo.post("/v1/events", CostlyEvents.array(500, 30)).status())
                    .isEqualTo(202);
        }
        Eventually.holds(PATIENCE, () -> deferred() > 0);

        for (int i = 0; i < 10; i++) {
            Answer answer = other.post("/v1/events", EVENT.formatted(i));
            String id = answer.json().get("events").get(0).get("id").asText();
            Eventually.holds(SOON, () -> other.get("/v1/events/" + id).status() == 200);
        }

        // it was no matter of speed: most of the others still wait
        assertThat(count()).isLessThan(1_250);
    }

    @Test
    void a_strict_post_of_another_application_is_answered_soon() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(threads.submit(() -> demo.post("/v1/events/validate", CostlyEvents.array(200, 30))));
            }
            for (int i = 0; i < 10; i++) {
                long begun = System.nanoTime();
                assertThat(other.post("/v1/events/validate", EVENT.formatted(i)).status())
                        .isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void what_is_deferred_survives_kill_9_and_is_stored_once() throws Exception {
        int events = 500;
        assertThat(demo.post("/v1/events", CostlyEvents.array(events, 30)).status())
                .isEqualTo(202);
        Eventually.holds(PATIENCE, () -> deferred() > 0);

        eye.kill();
        eye = Eye.startedIn(directory.resolve("data"));
        demo = demo.at(eye);

        Eventually.holds(PATIENCE, () -> count() == events);
    }

    private Client newApplication(Client admin) throws Exception {
        JsonNode registered = admin.post(
                        "/v1/applications", "{\"name\":\"other\",\"scopes\":[\"events:write\",\"events:read\"]}")
                .json();
        return Client.of(
                eye,
                registered.get("client_id").asText(),
                registered.get("client_secret").asText());
    }

    private double deferred() throws Exception {
        var metric = DEFERRED.matcher(demo.get("/prometheus").text());
        return metric.find() ? Double.parseDouble(metric.group(1)) : 0;
    }

    private int count() throws Exception {
        return demo.get("/v1/events?category=costly&limit=1&count=true")
                .json()
                .get("count")
                .asInt();
    }
}
