package dev.theeye.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** An application as The Eye sees it: somebody with a token. */
record Client(HttpClient http, URI url, String token) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    record Answer(int status, String type, String text) {
        JsonNode json() throws IOException {
            return JSON.readTree(text);
        }
    }

    /** @param application in {@code credentials.json} */
    static Client of(Eye eye, String application) throws Exception {
        JsonNode entry = eye.credentials().get(application);
        return of(
                eye, entry.get("client_id").asText(), entry.get("client_secret").asText());
    }

    static Client of(Eye eye, String id, String secret) throws Exception {
        String pair = id + ":" + secret;
        Client stranger = stranger(eye);
        Answer answer = stranger.send(HttpRequest.newBuilder(eye.url().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        return new Client(
                stranger.http(), eye.url(), answer.json().path("access_token").asText());
    }

    static Client stranger(Eye eye) {
        return new Client(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build(),
                eye.url(),
                "");
    }

    /** The same with the same token, at another place. */
    Client at(Eye eye) {
        return new Client(http, eye.url(), token);
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    Answer get(String path, String type) throws IOException, InterruptedException {
        return send(request(path).header("Accept", type));
    }

    Answer call(String method, String path) throws IOException, InterruptedException {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    Answer call(String method, String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
    }
}
