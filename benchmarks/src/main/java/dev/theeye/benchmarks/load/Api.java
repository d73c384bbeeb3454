package dev.theeye.benchmarks.load;

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
import java.nio.file.Path;
import java.util.Base64;

/** The calls that a measurement needs besides those that it measures. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final JsonNode credentials;

    public Api(URI address, Path credentials) throws IOException {
        this.address = address;
        this.credentials = JSON.readTree(credentials.toFile());
    }

    /** As one of the applications in the credentials file: demo, analyst, admin. */
    public Target as(String application) throws IOException, InterruptedException {
        JsonNode entry = credentials.get(application);
        return as(entry.get("client_id").asText(), entry.get("client_secret").asText());
    }

    public Target as(String id, String secret) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        JsonNode answer = call(HttpRequest.newBuilder(address.resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + basic)
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        return new Target(address, answer.get("access_token").asText());
    }

    public JsonNode get(Target target, String path) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + target.token()));
    }

    public JsonNode send(Target target, String method, String path, String body)
            throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + target.token())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private JsonNode call(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
