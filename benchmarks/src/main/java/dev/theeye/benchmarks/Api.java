package dev.theeye.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** The calls that a measurement needs besides posting. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final String token;

    /** As the demo application of a credentials file. */
    Api(URI address, Path credentials) throws IOException, InterruptedException {
        this.address = address;
        JsonNode demo = JSON.readTree(credentials.toFile()).get("demo");
        String pair =
                demo.get("client_id").asText() + ":" + demo.get("client_secret").asText();
        this.token = call(HttpRequest.newBuilder(address.resolve("/oauth/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")))
                .get("access_token")
                .asText();
    }

    String token() {
        return token;
    }

    long countEvents() throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(address.resolve("/v1/events?limit=1&count=true"))
                        .header("Authorization", "Bearer " + token))
                .get("count")
                .asLong();
    }

    private JsonNode call(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
