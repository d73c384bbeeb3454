package dev.theeye.bootstrap.servers;

import dev.theeye.bootstrap.servers.Caller.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Applications that post from several connections, and post the same again where they were refused, until told to stop. */
final class Load {
    private static final int EVENTS_PER_POST = 5;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Caller caller;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> connections = new ArrayList<>();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private Duration slowest = Duration.ZERO;

    private Load(Caller caller) {
        this.caller = caller;
    }

    static Load of(Caller caller, int connections) {
        Load load = new Load(caller);
        for (int i = 0; i < connections; i++) {
            load.connections.add(Thread.ofPlatform().daemon().start(load::post));
        }
        return load;
    }

    void stop() throws InterruptedException {
        stopped.countDown();
        for (Thread connection : connections) {
            connection.join();
        }
    }

    /** The ids of all events that were answered 202, each once. */
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** Answers that were neither 202 nor a 503 that says when to come back, and calls that got none. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    Map<Integer, Integer> statuses() {
        return Map.copyOf(statuses);
    }

    synchronized Duration slowest() {
        return slowest;
    }

    private void post() {
        String body = body();
        try {
            while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (isAccepted(body)) {
                    body = body();
                }
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAccepted(String body) throws InterruptedException {
        try {
            Answer answer = caller.post(body);
            statuses.merge(answer.status(), 1, Integer::sum);
            notice(answer.took());
            if (answer.status() == 202) {
                answer.json()
                        .get("events")
                        .forEach(event -> accepted.add(event.get("id").asText()));
                return true;
            }
            if (answer.status() != 503 || answer.retryAfter().isEmpty()) {
                surprises.add(answer.toString());
            }
        } catch (IOException noAnswer) {
            surprises.add(noAnswer.toString());
        }
        return false;
    }

    private synchronized void notice(Duration took) {
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }

    private static String body() {
        UUID session = UUID.randomUUID();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < EVENTS_PER_POST; i++) {
            events.add("""
                    {"session_id":"%s","category":"chaos","name":"post","data":{"unique":"%s"},"timestamp":"%s"}""".formatted(session, UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.MICROS)));
        }
        return "[" + String.join(",", events) + "]";
    }
}
