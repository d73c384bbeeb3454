package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webhook that is down at first, and events that fail. */
class AlertTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<String> attempts = new CopyOnWriteArrayList<>();

    @Test
    void a_webhook_that_fails_first_is_told_in_the_end_and_events_are_kept_meanwhile(@TempDir Path directory)
            throws Exception {
        HttpServer webhook = failingOnce();
        Map<String, String> settings = Map.of(
                "EYE_ALERTS_WEBHOOK_URL",
                        "http://127.0.0.1:" + webhook.getAddress().getPort() + "/",
                "EYE_ALERTS_WEBHOOK_SECRET", "a secret that both sides know",
                "EYE_ALERTS_FAILURES", "10");
        try (Eye eye = Eye.startedIn(directory.resolve("data"), settings)) {
            Client demo = Client.of(eye, "demo");

            demo.post(
                    "/v1/events",
                    IntStream.range(0, 20)
                            .mapToObj(n -> "{\"category\":\"form\",\"name\":\"submit\",\"n\":" + n + "}")
                            .collect(Collectors.joining(",", "[", "]")));

            Eventually.holds(PATIENCE, () -> attempts.size() >= 2);
            assertThat(attempts.getFirst()).contains("\"name\":\"submit\"", "\"failures\":20");
            assertThat(attempts)
                    .as("the same alert, until it was received")
                    .containsExactly(attempts.getFirst(), attempts.getFirst());
            assertThat(eye.output()).doesNotContain("a secret that both sides know");
        } finally {
            webhook.stop(0);
        }
    }

    private HttpServer failingOnce() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            attempts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(attempts.size() == 1 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
