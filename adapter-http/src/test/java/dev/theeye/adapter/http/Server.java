package dev.theeye.adapter.http;

import dev.theeye.application.RegisterApplication;
import dev.theeye.application.RegisterApplication.Registered;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Scope;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.core.io.scan.DefaultClassPathResourceLoader;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The real HTTP server on a free port, over the adapters in memory, and a client to drive it. */
public final class Server implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json;

    private Server(EmbeddedServer server) {
        this.server = server;
        this.json = server.getApplicationContext().getBean(JsonMapper.class);
    }

    public static Server start() {
        return start(Map.of());
    }

    public static Server start(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("micronaut.server.port", -1);
        PropertySource defaults = new YamlPropertySourceLoader()
                .load("eye-http", new DefaultClassPathResourceLoader(Server.class.getClassLoader()))
                .orElseThrow();
        ApplicationContext context = ApplicationContext.builder()
                .propertySources(defaults, PropertySource.of("test", all, 1000))
                .banner(false)
                .eagerInitSingletons(true)
                .start();
        return new Server(context.getBean(EmbeddedServer.class).start());
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    public int port() {
        return server.getPort();
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    public Registered register(Scope... scopes) {
        return bean(RegisterApplication.class)
                .register("application " + UUID.randomUUID(), Set.of(scopes), SessionPolicy.OWN)
                .orElseThrow();
    }

    /** A client of a newly registered application. */
    public Client client(Scope... scopes) {
        return client(register(scopes));
    }

    public Client client(Registered registered) {
        return new Client(this, registered, token(registered));
    }

    private String token(Registered registered) {
        HttpResponse<String> answer = tokenAnswer(
                registered.application().id().toString(), registered.secret().text());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer).get("access_token").getStringValue();
    }

    public HttpResponse<String> tokenAnswer(String id, String secret) {
        String form = "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret;
        return send(HttpRequest.newBuilder(uri("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits for no body: there are some that do not end. */
    public int status(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    public JsonNode json(HttpResponse<String> answer) {
        try {
            return json.readValue(answer.body(), JsonNode.class);
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    /** Asks again until the answer is as expected, since what is accepted is judged a moment later. */
    public HttpResponse<String> eventually(
            java.util.function.Supplier<HttpResponse<String>> ask, Predicate<HttpResponse<String>> expected) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        HttpResponse<String> answer = ask.get();
        while (!expected.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still " + answer.statusCode() + " " + answer.body());
            }
            Thread.onSpinWait();
            answer = ask.get();
        }
        return answer;
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
