package dev.theeye.adapter.http;

import dev.theeye.application.RegisterApplication.Registered;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An application with a token. */
public record Client(Server server, Registered registered, String token) {
    public String id() {
        return registered.application().id().toString();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.uri(path)).header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> get(String path) {
        return server.send(request(path));
    }

    public HttpResponse<String> post(String body) {
        return post("application/json", body);
    }

    public HttpResponse<String> post(String contentType, String body) {
        return server.send(
                request("/v1/events").header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> post(byte[] body, String... headers) {
        HttpRequest.Builder request = request("/v1/events").POST(BodyPublishers.ofByteArray(body));
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> call(String method, String path, String json) {
        return server.send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> delete(String path) {
        return server.send(request(path).DELETE());
    }

    /** Posts and waits until all of it was judged. */
    public List<String> keep(String body) {
        HttpResponse<String> answer = post(body);
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode event : server.json(answer).get("events").values()) {
            String id = event.get("id").getStringValue();
            server.eventually(() -> get("/v1/events/" + id + "/status"), status -> status.statusCode() == 200);
            ids.add(id);
        }
        return ids;
    }

    /** An event as JSON. */
    public static String event(UUID session, String category, String name, String timestamp) {
        return """
                {"session_id":"%s","category":"%s","name":"%s","data":{"host":"www.consumeraffairs.com","path":"/"},\
                "timestamp":"%s"}""".formatted(session, category, name, timestamp);
    }

    public static String event() {
        return event(UUID.randomUUID(), "page interaction", "pageview", "2021-01-01 09:15:27.243860");
    }
}
