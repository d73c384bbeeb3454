package dev.theeye.adapter.http.token;

import static dev.theeye.domain.trust.Scope.ADMIN;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_READ_ALL;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import dev.theeye.domain.trust.Scope;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may call what: every route there is, by everybody there is. */
class EveryRouteTest {
    private static final Server SERVER = Server.start();
    private static final Map<Scope, Client> CLIENTS = new EnumMap<>(Scope.class);

    /** Open to everybody: no token is asked for, and nothing of an application's is told. */
    private static final Set<String> OPEN = Set.of(
            "GET /.well-known/jwks.json",
            "GET /.well-known/oauth-authorization-server",
            "GET /health",
            "GET /health/{selector}",
            "GET /docs{/file:.*}",
            "GET /openapi.yaml",
            "GET /redoc{/file:.*}",
            "GET /swagger-ui{/file:.*}",
            "GET /prometheus",
            "POST /oauth/token");

    private static final Set<Scope> EVERYBODY = Set.of(Scope.values());

    /** Which scopes open a route, each alone, and what {@link Client#event()} for an id that nobody has then gets. */
    private static final Map<String, Access> ASKING = Map.ofEntries(
            Map.entry("POST /v1/events", new Access(Set.of(EVENTS_WRITE), 202)),
            Map.entry("POST /v1/events/validate", new Access(Set.of(EVENTS_WRITE), 200)),
            Map.entry("GET /v1/events/{id}/status", new Access(Set.of(EVENTS_WRITE), 404)),
            Map.entry("GET /v1/events", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 200)),
            Map.entry("GET /v1/events/live", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 200)),
            Map.entry("GET /v1/events/{id}", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 404)),
            Map.entry("GET /v1/sessions/{id}/events", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 200)),
            Map.entry("GET /v1/analytics/timeseries", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 200)),
            Map.entry("GET /v1/analytics/top", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 400)),
            Map.entry("POST /v1/analytics/funnel", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 400)),
            Map.entry("GET /v1/sessions", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 200)),
            Map.entry("GET /v1/sessions/{id}", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 404)),
            Map.entry("GET /v1/failed-events", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 200)),
            Map.entry("GET /v1/failed-events/summary", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 200)),
            Map.entry("GET /v1/failed-events/{id}", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 404)),
            Map.entry("GET /v1/failed-events/{id}/received", new Access(Set.of(EVENTS_READ, EVENTS_READ_ALL), 404)),
            Map.entry("POST /v1/failed-events/replay", new Access(Set.of(ADMIN, EVENTS_WRITE), 400)),
            Map.entry("GET /v1/failed-events/replay/{id}", new Access(Set.of(ADMIN, EVENTS_WRITE), 404)),
            Map.entry("POST /v1/failed-events/discard", new Access(Set.of(ADMIN, EVENTS_WRITE), 400)),
            Map.entry("GET /v1/failed-events/discard/{id}", new Access(Set.of(ADMIN, EVENTS_WRITE), 404)),
            Map.entry("GET /v1/event-types", new Access(EVERYBODY, 200)),
            Map.entry("GET /v1/event-types/{category}/{name}", new Access(EVERYBODY, 404)),
            Map.entry("GET /v1/event-types/{category}/{name}/schema/versions", new Access(EVERYBODY, 404)),
            Map.entry("GET /v1/event-types/{category}/{name}/schema/suggestion", new Access(EVERYBODY, 404)),
            Map.entry("PUT /v1/event-types/{category}/{name}/schema", new Access(Set.of(ADMIN), 400)),
            Map.entry("POST /v1/event-types/{category}/{name}/schema/check", new Access(Set.of(ADMIN), 400)),
            Map.entry("DELETE /v1/event-types/{category}/{name}/schema", new Access(Set.of(ADMIN), 404)),
            Map.entry("GET /v1/applications", new Access(Set.of(ADMIN), 200)),
            Map.entry("POST /v1/applications", new Access(Set.of(ADMIN), 400)),
            Map.entry("GET /v1/applications/{id}", new Access(Set.of(ADMIN), 404)),
            Map.entry("PATCH /v1/applications/{id}", new Access(Set.of(ADMIN), 400)),
            Map.entry("POST /v1/applications/{id}/secrets", new Access(Set.of(ADMIN), 400)),
            Map.entry("DELETE /v1/applications/{id}/secrets/{number}", new Access(Set.of(ADMIN), 400)),
            Map.entry("DELETE /v1/sessions/{id}", new Access(Set.of(ADMIN), 404)),
            Map.entry("GET /v1/audit", new Access(Set.of(ADMIN), 200)),
            Map.entry("POST /v1/signing-keys/rotate", new Access(Set.of(ADMIN), 200)));

    private record Access(Set<Scope> scopes, int status) {}

    static {
        for (Scope scope : Scope.values()) {
            CLIENTS.put(scope, SERVER.client(scope));
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void every_route_is_in_one_of_the_tables() {
        Set<String> known = new TreeSet<>(ASKING.keySet());
        known.addAll(OPEN);

        assertThat(known).as("say in this test who may call a new route").containsAll(routes());
        assertThat(routes()).containsAll(ASKING.keySet());
    }

    @TestFactory
    Stream<DynamicTest> a_route_is_open_to_its_scopes_and_to_nothing_else() {
        return ASKING.entrySet().stream()
                .flatMap(entry -> Arrays.stream(Scope.values())
                        .map(scope -> DynamicTest.dynamicTest(entry.getKey() + " with " + scope.text(), () -> {
                            int expected = entry.getValue().scopes().contains(scope)
                                    ? entry.getValue().status()
                                    : 403;
                            assertThat(status(entry.getKey(), client(scope).token()))
                                    .isEqualTo(expected);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> a_route_is_closed_without_a_good_token() {
        String[] parts = client(ADMIN).token().split("\\.");
        String unsigned = Base64URL.encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".";
        return ASKING.keySet().stream()
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    assertThat(status(route, null)).isEqualTo(401);
                    assertThat(status(route, "")).isEqualTo(401);
                    assertThat(status(route, unsigned)).isEqualTo(401);
                    assertThat(status(route, parts[0] + "." + parts[1] + "." + Base64URL.encode("forged")))
                            .isEqualTo(401);
                }));
    }

    private static Client client(Scope scope) {
        return Objects.requireNonNull(CLIENTS.get(scope));
    }

    private static Set<String> routes() {
        return SERVER.bean(Router.class)
                .uriRoutes()
                .filter(route ->
                        route.getHttpMethod() != HttpMethod.HEAD && route.getHttpMethod() != HttpMethod.OPTIONS)
                .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int status(String route, @Nullable String token) {
        String[] parts = route.split(" ");
        String path = parts[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(SERVER.uri(path)).header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return SERVER.status(request.method(
                parts[0], parts[0].equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(Client.event())));
    }
}
