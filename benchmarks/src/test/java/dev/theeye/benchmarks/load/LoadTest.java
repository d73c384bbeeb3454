package dev.theeye.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile int status = 202;
    private volatile int hesitateAt = -1;
    private volatile int events;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int number = asked.getAndIncrement();
            byte[] sent = exchange.getRequestBody().readAllBytes();
            events = sent.length == 0 ? 0 : new ObjectMapper().readTree(sent).size();
            if (number == hesitateAt) {
                try {
                    Thread.sleep(500);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            byte[] answer = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Load load(int connections, Duration duration) {
        return new Load(target(), connections, duration);
    }

    private Target target() {
        return new Target(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "token");
    }

    @Test
    void a_server_that_hesitates_once_is_seen_to_delay_all_that_was_due_meanwhile() throws Exception {
        hesitateAt = 20;

        Answers answers = load(1, Duration.ofSeconds(1)).post(EventWriter.Kind.VALID, 1, 100);

        assertThat(answers.events()).isEqualTo(100);
        assertThat(answers.millis(50)).isLessThan(200);
        // half a second at 100 a second: some fifty posts waited, a quarter of all longer than 200 ms
        assertThat(answers.millis(80)).isGreaterThan(200);
    }

    @Test
    void answers_other_than_expected_count_apart() throws Exception {
        status = 503;

        Answers answers = load(2, Duration.ofMillis(200)).saturate(EventWriter.Kind.VALID, 3);

        assertThat(answers.events()).isZero();
        assertThat(answers.others()).isEqualTo(Map.of(503, (long) asked.get()));
    }

    @Test
    void each_post_holds_as_many_events_as_are_counted_for_it() throws Exception {
        Answers answers = load(2, Duration.ofMillis(200)).saturate(EventWriter.Kind.VALID, 7);

        assertThat(events).isEqualTo(7);
        assertThat(answers.events()).isEqualTo(7L * asked.get());
    }

    @Test
    void a_question_is_asked_as_often_as_wanted() throws Exception {
        status = 200;

        Answers answers = Load.ask(target(), 5, () -> Asked.get("/v1/events"));

        assertThat(answers.events()).isEqualTo(5);
        assertThat(asked).hasValue(5);
    }

    @Test
    void events_are_json_and_the_data_of_as_many_as_asked_for_is_no_object() throws Exception {
        JsonNode some = new ObjectMapper().readTree(new EventWriter(new EventWriter.Kind("a", 50)).body(1000));

        long invalid = some.valueStream()
                .filter(event -> !event.get("data").isObject())
                .count();
        assertThat(invalid).isBetween(350L, 650L);
        assertThat(some.valueStream().distinct())
                .as("two that say the same would be one event")
                .hasSize(1000);
        assertThat(some.get(0).get("category").asText()).isEqualTo("a");
        assertThat(new ObjectMapper()
                        .readTree(new EventWriter(EventWriter.Kind.VALID).body(1))
                        .isObject())
                .isTrue();
    }
}
