package dev.theeye.bootstrap.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Whoever calls The Eye; with a token or, where that is empty, as a stranger. */
record Caller(URI url, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** @param retryAfter what the header of that name says, as far as there is one */
    record Answer(int status, Optional<String> retryAfter, String text, Duration took) {
        JsonNode json() throws IOException {
            return JSON.readTree(text);
        }
    }

    static Caller stranger(Program program) {
        return new Caller(program.url(), "");
    }

    /** @param application in {@code credentials.json} */
    static Caller as(Program program, String application) throws Exception {
        JsonNode entry = program.credentials().get(application);
        return as(
                program,
                entry.get("client_id").asText(),
                entry.get("client_secret").asText());
    }

    static Caller as(Program program, String id, String secret) throws Exception {
        String pair = id + ":" + secret;
        Answer answer = send(HttpRequest.newBuilder(program.url().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        return new Caller(program.url(), answer.json().path("access_token").asText());
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    Answer post(String body) throws IOException, InterruptedException {
        return post("/v1/events", body);
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var answer = HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Retry-After"),
                answer.body(),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
