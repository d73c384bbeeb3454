package dev.theeye.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.theeye.bootstrap.Client.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Applications that post batches as fast as they are answered, and remember which were answered 202. */
final class Load {
    private static final int THREADS = 4;
    private static final int BATCH = 20;

    private final String session = UUID.randomUUID().toString();
    private final AtomicInteger batches = new AtomicInteger();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

    /** The ids of all events that were answered 202. */
    Set<String> accepted() {
        return new HashSet<>(accepted);
    }

    /** Posts from now until {@code kill} has made an end to it. */
    void postUntil(Client client, Callable<?> kill) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                senders.add(threads.submit(() -> postUntilRefused(client)));
            }
            kill.call();
            for (Future<?> sender : senders) {
                sender.get();
            }
        }
    }

    /** As every application must that wants to lose nothing. */
    void postAgainWhatWasNotAnswered(Client client) throws Exception {
        for (String batch = unanswered.poll(); batch != null; batch = unanswered.poll()) {
            remember(client.post("/v1/events", batch));
        }
    }

    /** The ids of all events that are kept, each as often as it is. */
    List<String> kept(Client client) throws Exception {
        List<String> ids = new ArrayList<>();
        String page = "/v1/events?limit=1000&session_id=" + session;
        while (!page.isEmpty()) {
            JsonNode answer = client.get(page).json();
            answer.get("results").forEach(event -> ids.add(event.get("id").asText()));
            page = answer.get("next").asText("").replaceFirst("^https?://[^/]+", "");
        }
        return ids;
    }

    private @Nullable Void postUntilRefused(Client client) throws InterruptedException {
        while (true) {
            String batch = batch(batches.incrementAndGet());
            try {
                remember(client.post("/v1/events", batch));
            } catch (IOException killed) {
                unanswered.add(batch);
                return null;
            }
        }
    }

    private void remember(Answer answer) throws IOException {
        if (answer.status() != 202) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        answer.json()
                .get("events")
                .forEach(event -> accepted.add(event.get("id").asText()));
    }

    private String batch(int number) {
        return IntStream.range(0, BATCH)
                .mapToObj(event -> """
                        {"session_id":"%s","category":"load","name":"post","data":{"batch":%s,"event":%s},\
                        "timestamp":"2021-01-01T00:00:00Z"}""".formatted(session, number, event))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
