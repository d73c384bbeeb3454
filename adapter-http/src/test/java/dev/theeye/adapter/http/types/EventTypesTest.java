package dev.theeye.adapter.http.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import dev.theeye.domain.trust.Scope;
import io.micronaut.json.tree.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypesTest {
    private static final Server SERVER = Server.start();
    private static final Client ADMIN = SERVER.client(Scope.ADMIN);
    private static final Client ANALYST = SERVER.client(Scope.EVENTS_READ_ALL);
    private static final String NEEDS_FIRST_NAME = """
            {"type":"object","required":["form"],"properties":{"form":{"type":"object","required":["first_name"],\
            "properties":{"first_name":{"type":"string","minLength":1}}}}}""";

    private final Client application = SERVER.client(Scope.EVENTS_WRITE, Scope.EVENTS_READ);
    /** A space and a slash, as the names of types have. */
    private final String category = "form interaction/" + UUID.randomUUID();

    private final String type = "/v1/event-types/form%20interaction%2F" + category.substring(17) + "/submit";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void an_event_without_what_its_schema_requires_fails_and_the_violation_says_where() {
        assertThat(declare("enforce", NEEDS_FIRST_NAME).statusCode()).isEqualTo(201);

        String id =
                application.keep(event("{\"form\":{\"last_name\":\"Doe\"}}")).getFirst();

        JsonNode fate = SERVER.json(application.get("/v1/events/" + id + "/status"));
        assertThat(fate.get("status").getStringValue()).isEqualTo("failed");
        JsonNode violation = fate.get("violations").get(0);
        assertThat(violation.get("code").getStringValue()).isEqualTo("data.schema");
        assertThat(violation.get("field").getStringValue()).isEqualTo("data");
        assertThat(violation.get("pointer").getStringValue()).isEqualTo("/form/first_name");
        assertThat(violation.get("keyword").getStringValue()).isEqualTo("required");
        assertThat(violation.get("message").getStringValue()).isEqualTo("is missing");
    }

    @Test
    void an_event_that_satisfies_its_schema_is_an_event() {
        declare("enforce", NEEDS_FIRST_NAME);

        String id =
                application.keep(event("{\"form\":{\"first_name\":\"John\"}}")).getFirst();

        assertThat(application.get("/v1/events/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void strict_handling_and_validation_judge_by_the_same_schema() {
        declare("enforce", NEEDS_FIRST_NAME);

        assertThat(application
                        .call("POST", "/v1/events/validate", event("{\"form\":{}}"))
                        .body())
                .contains("/form/first_name");
        assertThat(application
                        .post(
                                event("{\"form\":{}}").getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/json",
                                "Prefer",
                                "handling=strict")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_type_that_was_sent_is_listed_with_its_counts() {
        application.keep("[" + event("{\"a\":1}") + "," + event("{\"a\":1}") + "," + event("{}") + "]");

        JsonNode listed = listed(application);

        assertThat(listed.get("name").getStringValue()).isEqualTo("submit");
        assertThat(listed.get("events").getIntValue()).isEqualTo(2);
        assertThat(listed.get("failed").getIntValue()).isEqualTo(1);
        assertThat(listed.get("first_seen").getStringValue()).endsWith("Z");
        assertThat(listed.get("schema_version").isNull()).isTrue();
        assertThat(listed.get("mode").isNull()).isTrue();
    }

    @Test
    void one_type_is_shown_with_its_schema_as_it_was_written() {
        declare("enforce", "{ \"type\" :\"object\",\"minProperties\":1.0 }");
        application.keep(event("{\"a\":1}"));

        HttpResponse<String> answer = application.get(type);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("{ \"type\" :\"object\",\"minProperties\":1.0 }");
        assertThat(SERVER.json(answer).get("category").getStringValue()).isEqualTo(category);
        assertThat(SERVER.json(answer).get("schema_version").getIntValue()).isEqualTo(1);
        assertThat(SERVER.json(answer).get("mode").getStringValue()).isEqualTo("enforce");
    }

    @Test
    void a_type_that_others_alone_use_does_not_exist_for_who_sees_its_own() {
        declare("enforce", "{}");
        application.keep(event("{\"a\":1}"));
        Client other = SERVER.client(Scope.EVENTS_WRITE, Scope.EVENTS_READ);

        assertThat(other.get("/v1/event-types").body()).doesNotContain(category);
        assertThat(other.get(type).statusCode()).isEqualTo(404);
        assertThat(other.get(type + "/schema/versions").statusCode()).isEqualTo(404);
        assertThat(other.get(type + "/schema/suggestion").statusCode()).isEqualTo(404);
        assertThat(listed(ANALYST).get("events").getIntValue()).isEqualTo(1);
    }

    @Test
    void a_type_that_was_declared_and_not_sent_is_shown_to_administrators_and_analysts() {
        declare("observe", "{}");

        assertThat(listed(ADMIN).get("events").getIntValue()).isZero();
        assertThat(listed(ANALYST).get("first_seen").isNull()).isTrue();
        assertThat(application.get("/v1/event-types").body()).doesNotContain(category);
    }

    @Test
    void an_observing_schema_keeps_the_event_and_counts_what_would_have_failed() {
        declare("observe", NEEDS_FIRST_NAME);

        String id = application.keep(event("{\"form\":{}}")).getFirst();

        assertThat(application.get("/v1/events/" + id).statusCode()).isEqualTo(200);
        assertThat(listed(application).get("would_fail").getIntValue()).isEqualTo(1);
        assertThat(listed(application).get("failed").getIntValue()).isZero();
    }

    @Test
    void every_version_stays_and_a_schema_can_be_taken_out_of_force() {
        declare("enforce", NEEDS_FIRST_NAME);
        JsonNode second = SERVER.json(declare("observe", "{}"));
        assertThat(second.get("version").getIntValue()).isEqualTo(2);
        assertThat(second.get("declared_by").getStringValue()).isEqualTo(ADMIN.id());

        assertThat(ADMIN.delete(type + "/schema").statusCode()).isEqualTo(204);
        assertThat(ADMIN.delete(type + "/schema").statusCode()).isEqualTo(404);

        JsonNode versions = SERVER.json(ADMIN.get(type + "/schema/versions?count=true"));
        assertThat(versions.get("count").getIntValue()).isEqualTo(2);
        assertThat(versions.get("results").get(0).get("version").getIntValue()).isEqualTo(2);
        assertThat(versions.get("results")
                        .get(1)
                        .get("schema")
                        .get("required")
                        .get(0)
                        .getStringValue())
                .isEqualTo("form");
        assertThat(application.keep(event("{\"form\":{}}"))).hasSize(1);
        assertThat(SERVER.json(application.get(type)).get("events").getIntValue())
                .isEqualTo(1);
    }

    @Test
    void declaring_what_is_in_force_already_changes_nothing() {
        assertThat(declare("enforce", "{}").statusCode()).isEqualTo(201);

        HttpResponse<String> again = declare("enforce", "{}");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(SERVER.json(again).get("version").getIntValue()).isEqualTo(1);
    }

    @Test
    void what_is_declared_and_withdrawn_stands_in_the_audit_trail() {
        declare("enforce", "{}");
        ADMIN.delete(type + "/schema");

        String acts = ADMIN.get("/v1/audit?act=schema.declared&act=schema.withdrawn&limit=1000&by=" + ADMIN.id())
                .body();

        assertThat(acts).contains("schema.declared", "schema.withdrawn", category);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'schema':{'type':'strng'},'mode':'enforce'} | /type",
                "{'schema':{'properties':{'a':{'$ref':'http://127.0.0.1:1/x'}}},'mode':'enforce'} | /properties/a/$ref",
                "{'schema':{'properties':{'a/b':{'$ref':'file:///etc/passwd'}}},'mode':'enforce'} | /properties/a~1b/$ref",
                "{'schema':{'properties':{'a':{'pattern':'(?=x)'}}},'mode':'enforce'} | /properties/a/pattern",
                "{'schema':{'$ref':'#'},'mode':'enforce'} | ''",
                "{'schema':{'type':'object','type':'object'},'mode':'enforce'} | ",
                "{'schema':true,'mode':'enforce'} | ",
                "{'schema':{},'mode':'force'} | ",
                "{'schema':{},'mode':1} | ",
                "{'schema':{}} | ",
                "{'mode':'enforce'} | ",
                "{'schema':{},'mode':'enforce','limit':1} | ",
                "{'schema':{},'mode':'enforce'} {} | ",
                "[] | ",
                "'' | "
            })
    void what_cannot_be_taken_is_refused_and_says_where(String body, String pointer) {
        HttpResponse<String> answer = ADMIN.call("PUT", type + "/schema", body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        if (pointer != null) {
            assertThat(SERVER.json(answer).get("pointer").getStringValue()).isEqualTo(pointer);
            assertThat(SERVER.json(answer).get("detail").getStringValue()).contains(pointer);
        }
        assertThat(ADMIN.get(type).statusCode())
                .as("a type that nobody declared")
                .isEqualTo(404);
    }

    @Test
    void a_schema_that_is_too_large_is_a_400_that_says_so_and_a_body_beyond_that_a_413() {
        HttpResponse<String> large = declare("enforce", "{\"title\":\"" + "x".repeat(256 * 1024) + "\"}");
        HttpResponse<String> larger = declare("enforce", "{\"title\":\"" + "x".repeat(1024 * 1024) + "\"}");

        assertThat(large.statusCode()).isEqualTo(400);
        assertThat(large.body()).contains("262144 bytes");
        assertThat(larger.statusCode()).isEqualTo(413);
    }

    @Test
    void a_check_tells_what_would_pass_and_fail_and_changes_nothing() {
        List<String> good = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            good.addAll(application.keep(event("{\"form\":{\"first_name\":\"John\"}}")));
        }
        String bad = application.keep(event("{\"form\":{}}")).getFirst();
        String failed = application.keep(event("{}")).getFirst();

        JsonNode checked = SERVER.json(
                ADMIN.call("POST", type + "/schema/check", "{\"schema\":" + NEEDS_FIRST_NAME + ",\"limit\":10}"));

        assertThat(checked.get("stored").get("checked").getIntValue()).isEqualTo(4);
        assertThat(checked.get("stored").get("pass").getIntValue()).isEqualTo(3);
        assertThat(checked.get("stored").get("fail").getIntValue()).isEqualTo(1);
        assertThat(checked.get("failed").get("checked").getIntValue()).isEqualTo(1);
        assertThat(checked.get("failed").get("fail").getIntValue()).isEqualTo(1);
        assertThat(checked.get("stored").get("examples").size())
                .as("examples of what the administrator may not see")
                .isZero();
        Client both = SERVER.client(Scope.ADMIN, Scope.EVENTS_READ_ALL);
        JsonNode seen = SERVER.json(both.call("POST", type + "/schema/check", "{\"schema\":" + NEEDS_FIRST_NAME + "}"));
        JsonNode example = seen.get("stored").get("examples").get(0);
        assertThat(example.get("id").getStringValue()).isEqualTo(bad);
        assertThat(example.get("violations").get(0).get("pointer").getStringValue())
                .isEqualTo("/form/first_name");
        assertThat(seen.get("failed").get("examples").get(0).get("id").getStringValue())
                .isEqualTo(failed);
        assertThat(listed(application).get("schema_version").isNull()).isTrue();
    }

    @Test
    void a_check_finds_failed_events_that_a_relaxed_schema_would_let_pass() {
        declare("enforce", NEEDS_FIRST_NAME);
        application.keep(event("{\"form\":{}}"));

        JsonNode checked =
                SERVER.json(ADMIN.call("POST", type + "/schema/check", "{\"schema\":{\"required\":[\"form\"]}}"));

        assertThat(checked.get("failed").get("pass").getIntValue()).isEqualTo(1);
    }

    @Test
    void a_limit_that_is_none_is_refused() {
        for (String limit : List.of("0", "-1", "10001", "1.5", "\"1\"", "null", "99999999999999999999")) {
            assertThat(ADMIN.call("POST", type + "/schema/check", "{\"schema\":{},\"limit\":" + limit + "}")
                            .statusCode())
                    .as(limit)
                    .isEqualTo(400);
        }
    }

    @Test
    void a_suggestion_can_be_declared_and_all_that_it_was_made_of_satisfies_it() {
        for (int i = 0; i < 10; i++) {
            application.keep(
                    event("{\"form\":{\"first_name\":\"John\",\"at\":\"2021-05-20T09:15:27Z\"},\"n\":" + i + "}"));
        }

        HttpResponse<String> suggestion = application.get(type + "/schema/suggestion");

        assertThat(suggestion.statusCode()).isEqualTo(200);
        assertThat(suggestion.headers().firstValue("Content-Type").orElse("")).startsWith("application/schema+json");
        assertThat(suggestion.body()).contains("\"required\":[\"first_name\",\"at\"]", "\"format\":\"date-time\"");
        assertThat(declare("enforce", suggestion.body()).statusCode()).isEqualTo(201);
        JsonNode checked =
                SERVER.json(ADMIN.call("POST", type + "/schema/check", "{\"schema\":" + suggestion.body() + "}"));
        assertThat(checked.get("stored").get("pass").getIntValue()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/event-types/%00/a", "/v1/event-types/a/%00", "/v1/event-types//a"})
    void names_that_no_type_can_have_are_not_found(String path) {
        assertThat(ADMIN.get(path).statusCode()).isEqualTo(404);
        assertThat(ADMIN.call("PUT", path + "/schema", "{\"schema\":{},\"mode\":\"enforce\"}")
                        .statusCode())
                .isIn(404, 405);
    }

    @Test
    void a_name_that_is_too_long_is_not_found() {
        assertThat(ADMIN.get("/v1/event-types/a/" + "x".repeat(256)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void types_come_in_pages_with_those_that_have_a_schema_only() {
        List<String> names = List.of("B", "a", "a b", "é", "\uffee", "\ud83d\ude00");
        for (String name : List.of("B", "a b", "\uffee")) {
            application.keep(Client.event(UUID.randomUUID(), category, name, "2021-01-01T09:15:27Z"));
        }
        for (String name : List.of("a", "a b", "é", "\ud83d\ude00")) {
            ADMIN.call("PUT", path(name) + "/schema", "{\"mode\":\"observe\",\"schema\":{}}");
        }

        List<JsonNode> pages = pages(ANALYST, "/v1/event-types?limit=2&count=true");

        List<JsonNode> all =
                pages.stream().flatMap(page -> results(page).stream()).toList();
        assertThat(all.stream()
                        .filter(type -> type.get("category").getStringValue().equals(category))
                        .map(type -> type.get("name").getStringValue()))
                .containsExactlyElementsOf(names);
        assertThat(pages.getFirst().get("count").getIntValue()).isEqualTo(all.size());
        assertThat(pages)
                .allSatisfy(page -> assertThat(page.get("results").size()).isBetween(1, 2));
    }

    @Test
    void pages_lead_backwards_too_and_stay_as_they_are_while_types_arrive() {
        for (String name : List.of("b", "d", "f", "h")) {
            application.keep(Client.event(UUID.randomUUID(), category, name, "2021-01-01T09:15:27Z"));
        }
        JsonNode first = SERVER.json(application.get("/v1/event-types?limit=2"));
        assertThat(first.get("count").isNull()).isTrue();
        assertThat(first.get("previous").isNull()).isTrue();
        for (String name : List.of("a", "c", "e")) {
            application.keep(Client.event(UUID.randomUUID(), category, name, "2021-01-01T09:15:27Z"));
        }

        JsonNode second = follow(application, first, "next");
        JsonNode third = follow(application, second, "next");

        assertThat(names(first)).containsExactly("b", "d");
        assertThat(names(second)).containsExactly("e", "f");
        assertThat(names(third)).containsExactly("h");
        assertThat(third.get("next").isNull()).isTrue();
        assertThat(names(follow(application, third, "previous"))).containsExactly("e", "f");
        assertThat(names(follow(application, follow(application, second, "previous"), "previous")))
                .containsExactly("a", "b");
    }

    @Test
    void a_cursor_that_was_changed_or_belongs_to_another_query_is_refused() {
        for (String name : List.of("a", "b")) {
            application.keep(Client.event(UUID.randomUUID(), category, name, "2021-01-01T09:15:27Z"));
        }
        String next = SERVER.json(application.get("/v1/event-types?limit=1"))
                .get("next")
                .getStringValue();
        String cursor = next.substring(next.indexOf("cursor=") + 7);
        String changed = (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);
        String ofEvents =
                SERVER.json(application.get("/v1/events?limit=1")).get("next").getStringValue();

        for (String bad : List.of(
                "",
                "x",
                cursor + "=",
                cursor + "A",
                changed,
                "A".repeat(5_000),
                ofEvents.substring(ofEvents.indexOf("cursor=") + 7))) {
            assertThat(application.get("/v1/event-types?cursor=" + bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(ANALYST.get("/v1/event-types?cursor=" + cursor).statusCode())
                .as("of one who sees other types")
                .isEqualTo(400);
        assertThat(application.get("/v1/event-types?limit=1001").statusCode()).isEqualTo(400);
    }

    @Test
    void the_longest_names_fit_into_a_cursor() {
        String longest = "\ud83d\ude00".repeat(255);
        application.keep(Client.event(UUID.randomUUID(), longest, longest, "2021-01-01T09:15:27Z"));
        application.keep(Client.event(UUID.randomUUID(), "\ud83d\ude01", "a", "2021-01-01T09:15:27Z"));

        JsonNode first = SERVER.json(application.get("/v1/event-types?limit=1"));

        assertThat(names(follow(application, first, "next"))).containsExactly("a");
    }

    @Test
    void versions_of_a_schema_come_in_pages() {
        for (int i = 0; i < 20; i++) {
            declare("observe", "{\"minProperties\":" + i + "}");
        }

        List<JsonNode> pages = pages(ADMIN, type + "/schema/versions?limit=1000&count=true");

        assertThat(pages.stream()
                        .flatMap(page -> results(page).stream())
                        .map(version -> version.get("version").getIntValue()))
                .containsExactlyElementsOf(
                        IntStream.iterate(20, i -> i > 0, i -> i - 1).boxed().toList());
        assertThat(pages)
                .hasSize(2)
                .allSatisfy(page -> assertThat(page.get("count").getIntValue()).isEqualTo(20));
    }

    private List<JsonNode> pages(Client client, String path) {
        List<JsonNode> pages = new ArrayList<>();
        pages.add(SERVER.json(client.get(path)));
        while (!pages.getLast().get("next").isNull()) {
            pages.add(follow(client, pages.getLast(), "next"));
        }
        return pages;
    }

    private static JsonNode follow(Client client, JsonNode page, String link) {
        return SERVER.json(client.get(page.get(link).getStringValue().replaceFirst("^http://[^/]*", "")));
    }

    private static List<JsonNode> results(JsonNode page) {
        List<JsonNode> results = new ArrayList<>();
        page.get("results").values().forEach(results::add);
        return results;
    }

    private static List<String> names(JsonNode page) {
        return results(page).stream()
                .map(type -> type.get("name").getStringValue())
                .toList();
    }

    private String path(String name) {
        return "/v1/event-types/" + encoded(category) + "/" + encoded(name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpResponse<String> declare(String mode, String schema) {
        return ADMIN.call("PUT", type + "/schema", "{\"mode\":\"" + mode + "\",\"schema\":" + schema + "}");
    }

    private JsonNode listed(Client client) {
        return pages(client, "/v1/event-types?limit=1000").stream()
                .flatMap(page -> results(page).stream())
                .filter(each -> each.get("category").getStringValue().equals(category))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not listed: " + category));
    }

    private String event(String data) {
        return """
                {"session_id":"%s","category":"%s","name":"submit","data":%s,"timestamp":"2021-01-01T09:15:27Z"}""".formatted(UUID.randomUUID(), category, data);
    }
}
