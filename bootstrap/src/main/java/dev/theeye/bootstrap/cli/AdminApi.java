package dev.theeye.bootstrap.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** The API of a running The Eye, with the token of an administrator. */
final class AdminApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI url;
    private final String token;

    /** @param credentials a file with {@code {"admin":{"client_id":"…","client_secret":"…"}}} */
    AdminApi(URI url, Path credentials) throws CommandFailed {
        this.url = url;
        this.token = token(credentials);
    }

    JsonNode call(String method, String path, String body) throws CommandFailed {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HttpResponse<String> answer = send(request);
        JsonNode json = json(answer);
        if (answer.statusCode() >= 300) {
            String detail = json.path("detail").asText(json.path("title").asText());
            throw CommandFailed.refused("The Eye refuses (" + answer.statusCode() + "): " + detail);
        }
        return json;
    }

    /** Below the URL, which may have a path of its own. */
    private URI at(String path) {
        return url.resolve(path.substring(1));
    }

    @Override
    public void close() {
        http.close();
    }

    private String token(Path credentials) throws CommandFailed {
        JsonNode admin = read(credentials).path("admin");
        String pair = admin.path("client_id").asText() + ":"
                + admin.path("client_secret").asText();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=admin")));
        String access = json(answer).path("access_token").asText();
        if (access.isEmpty()) {
            throw CommandFailed.refused("The Eye at " + url + " does not let in the admin of " + credentials + " ("
                    + answer.statusCode() + ")");
        }
        return access;
    }

    private static JsonNode read(Path credentials) throws CommandFailed {
        try {
            JsonNode json = JSON.readTree(Files.readString(credentials));
            if (json.path("admin").path("client_secret").isTextual()) {
                return json;
            }
        } catch (IOException unreadable) {
            throw CommandFailed.refused(
                    "cannot read the credentials in " + credentials + "; --credentials names another file");
        }
        throw CommandFailed.refused("there is no admin in " + credentials);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws CommandFailed {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException unreachable) {
            throw CommandFailed.refused(
                    "The Eye cannot be reached at " + url + "; is it running? --url names another place");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw CommandFailed.refused("interrupted");
        }
    }

    private JsonNode json(HttpResponse<String> answer) throws CommandFailed {
        try {
            return answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body());
        } catch (JsonProcessingException other) {
            throw CommandFailed.refused("what answers at " + url + " is not The Eye");
        }
    }
}
