package dev.theeye.adapter.http.live;

import dev.theeye.adapter.http.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A follower as a browser is one. */
final class Stream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Message END_OF_STREAM = new Message("", "end of stream", "");

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private volatile String lastId = "";

    /** What stands between two empty lines. */
    record Message(String id, String event, String data) {}

    /** @param last the id to go on after; empty for none */
    static Stream open(Client client, String query, String last) {
        HttpRequest.Builder request = client.request("/v1/events/live" + query);
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        Stream stream = new Stream();
        try {
            var answer = stream.http.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError(
                        answer.statusCode() + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            Thread.ofVirtual()
                    .start(() -> stream.read(
                            new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return stream;
    }

    static Stream open(Client client, String query) {
        return open(client, query, "");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Message next() throws InterruptedException {
        Message message = messages.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (message == null) {
            throw new AssertionError("nothing comes within " + PATIENCE);
        }
        return message;
    }

    @Nullable
    Message nextWithin(Duration time) throws InterruptedException {
        return messages.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns after one that came after now, and the id with it. */
    void awaitHeartbeat() throws InterruptedException {
        comments.clear();
        for (int i = 0; i < 2; i++) {
            if (comments.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) == null) {
                throw new AssertionError("no sign of life within " + PATIENCE);
            }
        }
    }

    /** The id that a browser would come back with. */
    String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private void read(BufferedReader lines) {
        String id = "";
        String event = "";
        String data = "";
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line.substring(1).strip());
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    lastId = id;
                    if (!data.isEmpty()) {
                        messages.add(new Message(id, event, data));
                    }
                    event = "";
                    data = "";
                }
            }
        } catch (IOException gone) {
            // as good as an end
        }
        messages.add(END_OF_STREAM);
    }
}
