package dev.theeye.adapter.http.administer;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.ADMIN;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_READ_ALL;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.MovableClock;
import dev.theeye.adapter.http.Server;
import dev.theeye.application.RegisterApplication.Registered;
import dev.theeye.domain.trust.Secret;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministeringTest {
    @AutoClose
    private final Server server = Server.start();

    private final Client admin = server.client(ADMIN);

    @Test
    void a_registered_application_gets_a_token_with_the_secret_that_is_shown_once() {
        HttpResponse<String> answer = register("{\"name\":\"shop ä\",\"scopes\":[\"events:write\",\"events:read\"],"
                + "\"session_policy\":\"shared\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode shop = server.json(answer);
        String path = "/v1/applications/" + text(shop, "client_id");
        assertThat(answer.headers().firstValue("Location"))
                .contains(server.uri(path).toString());
        assertThat(text(shop, "session_policy")).isEqualTo("shared");
        assertThat(text(shop, "status")).isEqualTo("active");
        String secret = text(shop, "client_secret");
        assertThat(server.tokenAnswer(text(shop, "client_id"), secret).statusCode())
                .isEqualTo(200);
        for (String shown :
                List.of(admin.get(path).body(), admin.get("/v1/applications").body())) {
            assertThat(shown).contains("shop ä").doesNotContain(secret, "client_secret", "digest");
        }
        JsonNode kept = server.json(admin.get(path)).get("secrets").get(0);
        assertThat(kept.get("number").getIntValue()).isEqualTo(1);
        assertThat(kept.get("expires_at").isNull()).isTrue();
        assertThat(text(kept, "last_used_at")).endsWith("Z");
    }

    @Test
    void applications_are_listed_by_name() {
        register("{\"name\":\"b\",\"scopes\":[]}");
        register("{\"name\":\"a\",\"scopes\":[]}");

        JsonNode page = server.json(admin.get("/v1/applications"));

        List<String> names = new ArrayList<>();
        page.get("results").values().forEach(one -> names.add(text(one, "name")));
        assertThat(names).isSorted().contains("a", "b");
        assertThat(page.get("count").getIntValue()).isEqualTo(names.size());
        assertThat(page.get("next").isNull()).isTrue();
    }

    @Test
    void a_name_belongs_to_one_application() {
        String first = path(register("{\"name\":\"shop\",\"scopes\":[]}"));
        String second = path(register("{\"name\":\"blog\",\"scopes\":[]}"));

        assertProblem(register("{\"name\":\"shop\",\"scopes\":[]}"), 409, "/name-taken");
        assertProblem(patch(second, "{\"name\":\"shop\",\"status\":\"suspended\"}"), 409, "/name-taken");
        assertThat(admin.get(second).body()).contains("\"active\"", "\"blog\"");
        assertThat(patch(first, "{\"name\":\"market\"}").statusCode()).isEqualTo(200);
        assertThat(patch(second, "{\"name\":\"shop\"}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|'name' is missing",
                "{\"name\":\"x\"}|'scopes' is missing",
                "{\"name\":7,\"scopes\":[]}|'name' is not 1 to 255 characters",
                "{\"name\":null,\"scopes\":[]}|'name' is not",
                "{\"name\":\" \",\"scopes\":[]}|'name' is not",
                "{\"name\":\"\\u0000\",\"scopes\":[]}|'name' is not",
                "{\"name\":\"\\ud800\",\"scopes\":[]}|'name' is not",
                "{\"name\":\"x\",\"scopes\":\"admin\"}|'scopes' is not an array of strings",
                "{\"name\":\"x\",\"scopes\":[1]}|'scopes' is not an array of strings",
                "{\"name\":\"x\",\"scopes\":[[\"admin\"]]}|'scopes' is not an array of strings",
                "{\"name\":\"x\",\"scopes\":[\"root\"]}|one of events:write, events:read, events:read:all, admin",
                "{\"name\":\"x\",\"scopes\":[],\"session_policy\":\"OWN\"}|own or shared",
                "{\"name\":\"x\",\"scopes\":[],\"sessionPolicy\":\"own\"}|known are name, scopes, session_policy",
                "{\"name\":\"x\",\"scopes\":[],\"status\":\"active\"}|'status' is not known",
                "{\"name\":\"x\",\"name\":\"y\",\"scopes\":[]}|names a field twice",
                "[]|not a JSON object",
                "7|not a JSON object",
                "{|not JSON",
                "{}{}|something follows",
                "``|not a JSON object"
            })
    void what_is_wrong_with_a_registration_is_named(String body, String said) {
        assertProblem(register(body), 400, said);
    }

    @Test
    void other_forms_and_sizes_of_body_are_refused() {
        assertProblem(
                server.send(admin.request("/v1/applications")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"))),
                415);
        assertProblem(register("{\"name\":\"" + "x".repeat(70_000) + "\"}"), 413);
        assertProblem(register("[".repeat(60_000)), 400);
        assertProblem(register("{\"name\":" + "[".repeat(60_000)), 400);
    }

    @Test
    void a_suspended_application_is_refused_and_let_in_again() {
        Client shop = server.client(EVENTS_WRITE, EVENTS_READ);
        String path = "/v1/applications/" + shop.id();
        assertThat(shop.get("/v1/events").statusCode()).isEqualTo(200);

        assertThat(patch(path, "{\"status\":\"suspended\"}").body()).contains("\"suspended\"");
        advance(Duration.ofSeconds(30));
        assertProblem(shop.get("/v1/events"), 401);
        assertThat(tokenStatus(shop.registered())).isEqualTo(401);

        patch(path, "{\"status\":\"active\"}");
        advance(Duration.ofSeconds(30));
        assertThat(shop.get("/v1/events").statusCode()).isEqualTo(200);
        assertThat(tokenStatus(shop.registered())).isEqualTo(200);
    }

    @Test
    void both_secrets_work_until_the_grace_is_over() {
        Registered shop = server.register(EVENTS_WRITE);
        String secrets = "/v1/applications/" + shop.application().id() + "/secrets";

        HttpResponse<String> answer = admin.call("POST", secrets, "{\"grace\":\"PT1H\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode rotated = server.json(answer);
        assertThat(rotated.get("number").getIntValue()).isEqualTo(2);
        Registered second = new Registered(shop.application(), new Secret(text(rotated, "client_secret")));
        assertThat(tokenStatus(shop)).isEqualTo(200);
        assertThat(tokenStatus(second)).isEqualTo(200);
        advance(Duration.ofHours(1));
        assertThat(tokenStatus(shop)).isEqualTo(401);
        assertThat(tokenStatus(second)).isEqualTo(200);
    }

    @Test
    void a_token_that_was_had_with_a_new_secret_is_good_at_once() {
        Client first = server.client(EVENTS_READ);
        assertThat(first.get("/v1/events").statusCode())
                .isEqualTo(200); // by now, what is known of the application is remembered
        String secrets = "/v1/applications/" + first.id() + "/secrets";

        JsonNode rotated = server.json(server.send(admin.request(secrets).POST(BodyPublishers.noBody())));
        Client second = server.client(
                new Registered(first.registered().application(), new Secret(text(rotated, "client_secret"))));

        assertThat(second.get("/v1/events").statusCode()).isEqualTo(200);
        assertThat(first.get("/v1/events").statusCode()).isEqualTo(200);
    }

    @Test
    void a_removed_secret_takes_its_tokens_with_it_and_no_others() {
        Client first = server.client(EVENTS_READ);
        String secrets = "/v1/applications/" + first.id() + "/secrets";
        JsonNode rotated = server.json(server.send(admin.request(secrets).POST(BodyPublishers.noBody())));
        Client second = server.client(
                new Registered(first.registered().application(), new Secret(text(rotated, "client_secret"))));
        assertThat(first.get("/v1/events").statusCode()).isEqualTo(200);

        assertThat(admin.delete(secrets + "/1").statusCode()).isEqualTo(204);
        advance(Duration.ofSeconds(30));

        assertProblem(first.get("/v1/events"), 401);
        assertThat(second.get("/v1/events").statusCode()).isEqualTo(200);
        assertThat(tokenStatus(first.registered())).isEqualTo(401);
        assertProblem(admin.delete(secrets + "/1"), 404);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        String nobody = "/v1/applications/" + UUID.randomUUID();

        assertProblem(admin.get(nobody), 404);
        assertProblem(patch(nobody, "{\"name\":\"x\"}"), 404);
        assertProblem(admin.call("POST", nobody + "/secrets", "{}"), 404);
        assertProblem(admin.delete(nobody + "/secrets/1"), 404);
        assertProblem(admin.get("/v1/applications/1"), 400, "a UUID");
        assertProblem(admin.delete(nobody + "/secrets/0"), 400, "the number of a secret");
        assertProblem(admin.delete(nobody + "/secrets/99999999999"), 400);
        assertProblem(admin.get("/v1/applications?name=x"), 400, "'name' is not known");
        for (String grace : List.of("\"-PT1S\"", "\"P31D\"", "24", "\"1 day\"", "\"PT99999999999999999H\"")) {
            assertProblem(admin.call("POST", nobody + "/secrets", "{\"grace\":" + grace + "}"), 400, "'grace'");
        }
    }

    @Test
    void an_administrator_cannot_shut_itself_out() {
        String self = "/v1/applications/" + admin.id();

        assertProblem(patch(self, "{\"status\":\"suspended\"}"), 409, "/shuts-itself-out");
        assertProblem(patch(self, "{\"scopes\":[]}"), 409, "/shuts-itself-out");
    }

    @Test
    void only_administrators_administer() {
        Client other = server.client(EVENTS_WRITE, EVENTS_READ, EVENTS_READ_ALL);
        String self = "/v1/applications/" + other.id();

        assertProblem(other.get("/v1/applications"), 403);
        assertProblem(other.get(self), 403);
        assertProblem(other.call("POST", "/v1/applications", "{}"), 403);
        assertProblem(other.call("PATCH", self, "{\"scopes\":[\"admin\"]}"), 403);
        assertProblem(other.call("POST", self + "/secrets", "{}"), 403);
        assertProblem(other.delete(self + "/secrets/1"), 403);
        assertProblem(other.get("/v1/audit"), 403);
    }

    @Test
    void the_audit_trail_tells_who_did_what_and_holds_no_secret() {
        HttpResponse<String> registered = register("{\"name\":\"shop\",\"scopes\":[\"events:write\"]}");
        String path = path(registered);
        patch(path, "{\"name\":\"market\",\"status\":\"suspended\"}");
        HttpResponse<String> rotated = admin.call("POST", path + "/secrets", "{}");
        admin.delete(path + "/secrets/1");
        String query =
                "/v1/audit?order=asc&by=" + admin.id() + "&application=" + path.substring(path.lastIndexOf('/') + 1);

        HttpResponse<String> answer = admin.get(query + "&count=true");

        JsonNode trail = server.json(answer);
        assertThat(trail.get("count").getIntValue()).isEqualTo(4);
        List<String> acts = new ArrayList<>();
        trail.get("results").values().forEach(act -> {
            acts.add(text(act, "act"));
            assertThat(text(act, "by")).isEqualTo(admin.id());
        });
        assertThat(acts)
                .containsExactly("application.registered", "application.changed", "secret.added", "secret.removed");
        assertThat(answer.body())
                .contains("{\"field\":\"name\",\"from\":\"shop\",\"to\":\"market\"}")
                .contains("{\"field\":\"status\",\"from\":\"active\",\"to\":\"suspended\"}")
                .doesNotContain(
                        text(server.json(registered), "client_secret"), text(server.json(rotated), "client_secret"));
        JsonNode second = server.json(admin.get(query + "&limit=3"));
        String next = text(second, "next");
        assertThat(server.json(admin.get(next.substring(next.indexOf("/v1"))))
                        .get("results")
                        .size())
                .isEqualTo(1);
        assertThat(server.json(admin.get(query + "&act=secret.added"))
                        .get("results")
                        .size())
                .isEqualTo(1);
        assertProblem(admin.get("/v1/audit?act=nonsense"), 400, "one of application.registered");
        assertProblem(admin.get("/v1/audit?who=x"), 400, "'who' is not known");
    }

    private HttpResponse<String> register(String body) {
        return admin.call("POST", "/v1/applications", body);
    }

    private HttpResponse<String> patch(String path, String body) {
        return admin.call("PATCH", path, body);
    }

    private String path(HttpResponse<String> registered) {
        return "/v1/applications/" + text(server.json(registered), "client_id");
    }

    private int tokenStatus(Registered application) {
        return server.tokenAnswer(
                        application.application().id().toString(),
                        application.secret().text())
                .statusCode();
    }

    private void advance(Duration by) {
        server.bean(MovableClock.class).advance(by);
    }

    private static String text(JsonNode json, String name) {
        return json.get(name).getStringValue();
    }
}
