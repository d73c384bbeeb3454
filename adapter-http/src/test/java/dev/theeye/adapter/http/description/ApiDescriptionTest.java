package dev.theeye.adapter.http.description;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Server;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class ApiDescriptionTest {
    private static final Server SERVER = Server.start();

    /** What needs no token, each for a reason: it hands out tokens, says how, or tells operators and readers what is up. */
    private static final Set<String> OPEN = Set.of(
            "POST /oauth/token",
            "GET /.well-known/jwks.json",
            "GET /.well-known/oauth-authorization-server",
            "GET /health/liveness",
            "GET /health/readiness",
            "GET /prometheus");

    private static final Set<String> DOCUMENTS =
            Set.of("GET /openapi.yaml", "GET /docs", "GET /swagger-ui", "GET /redoc");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void every_route_is_described_and_nothing_else() {
        Set<String> routes = SERVER.bean(Router.class)
                .uriRoutes()
                .filter(route ->
                        route.getHttpMethod() != HttpMethod.HEAD && route.getHttpMethod() != HttpMethod.OPTIONS)
                .map(ApiDescriptionTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        routes.removeIf(route -> DOCUMENTS.stream().anyMatch(route::startsWith));
        routes.remove("GET /health");
        if (routes.remove("GET /health/{selector}")) {
            routes.add("GET /health/liveness");
            routes.add("GET /health/readiness");
        }

        assertThat(operations().keySet()).isEqualTo(routes);
    }

    @Test
    void every_operation_says_what_can_come_of_it() {
        assertThat(operations())
                .allSatisfy((operation, described) -> assertThat(described.keySet())
                        .as(operation)
                        .contains("summary", "responses", "tags", "operationId"));
        assertThat(answers("POST /v1/events"))
                .containsOnly("202", "400", "401", "403", "413", "415", "422", "429", "503");
        assertThat(answers("GET /v1/events")).containsOnly("200", "400", "401", "403", "429", "503");
        assertThat(answers("GET /v1/events/{id}")).containsOnly("200", "400", "401", "403", "404", "503");
        assertThat(answers("GET /v1/events/{id}/status")).containsOnly("200", "400", "401", "403", "404", "503");
        assertThat(answers("GET /v1/sessions/{id}/events")).containsOnly("200", "400", "401", "403", "429", "503");
        assertThat(answers("GET /v1/failed-events")).containsOnly("200", "400", "401", "403", "429", "503");
        assertThat(answers("POST /oauth/token")).containsOnly("200", "400", "401", "429", "503");
    }

    @Test
    void everything_that_is_referred_to_is_there() {
        String text = SERVER.get("/openapi.yaml").body();
        Matcher references = Pattern.compile("#/components/(\\w+)/([\\w.]+)").matcher(text);
        Map<String, Map<String, Object>> components = in(description(), "components");
        int found = 0;

        while (references.find()) {
            assertThat(components.get(references.group(1))).containsKey(references.group(2));
            found++;
        }
        assertThat(found).isGreaterThan(50);
    }

    @Test
    void whatever_is_not_open_to_everybody_asks_for_a_token() {
        Map<String, Map<String, Object>> operations = operations();
        assertThat(operations.keySet()).containsAll(OPEN);

        operations.forEach((operation, described) -> {
            HttpResponse<String> answer = callWithoutToken(operation);
            if (OPEN.contains(operation)) {
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                        .as(operation)
                        .doesNotContain("Bearer");
                assertThat(described.get("security")).as(operation).isIn(null, java.util.List.of());
            } else {
                assertProblem(answer, 401, "/unauthenticated");
                assertThat(described.get("security")).as(operation).asString().containsAnyOf("events:", "admin");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/", "/redoc", "/redoc/"})
    void the_description_can_be_read_in_a_browser_without_any_other_server(String path) {
        HttpResponse<String> page = SERVER.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("/openapi.yaml").doesNotContain("http://", "https://", "//cdn");
        Matcher scripts = Pattern.compile("contextPath \\+ [\"'](/[^\"']+\\.(?:js|css|yaml))[\"']")
                .matcher(page.body());
        assertThat(scripts.results().map(found -> found.group(1)).collect(Collectors.toSet()))
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        script -> assertThat(SERVER.get(script).statusCode()).isEqualTo(200));
    }

    private static HttpResponse<String> callWithoutToken(String operation) {
        String[] words = operation.split(" ");
        String path = words[1].replace("{number}", "1")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        return SERVER.send(HttpRequest.newBuilder(SERVER.uri(path)).method(words[0], BodyPublishers.noBody()));
    }

    private static String name(UriRouteInfo<?, ?> route) {
        String path = route.getUriMatchTemplate().toPathString();
        return route.getHttpMethodName() + " " + (path.length() > 1 ? path.replaceFirst("/$", "") : path);
    }

    private static Set<String> answers(String operation) {
        return in(in(operations(), operation), "responses").keySet();
    }

    /** By "GET /path". */
    private static Map<String, Map<String, Object>> operations() {
        Map<String, Map<String, Object>> operations = new TreeMap<>();
        in(description(), "paths")
                .forEach((path, methods) -> of(methods)
                        .forEach((method, operation) ->
                                operations.put(method.toUpperCase(Locale.ROOT) + " " + path, of(operation))));
        return operations;
    }

    private static Map<String, Object> description() {
        HttpResponse<String> answer = SERVER.get("/openapi.yaml");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
        return of(new Yaml().load(answer.body()));
    }

    private static <T> Map<String, T> in(Map<String, ?> node, String member) {
        return of(Objects.requireNonNull(node.get(member), member));
    }

    @SuppressWarnings("unchecked") // YAML
    private static <T> Map<String, T> of(Object node) {
        return (Map<String, T>) node;
    }
}
