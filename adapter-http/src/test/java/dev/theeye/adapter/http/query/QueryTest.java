package dev.theeye.adapter.http.query;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.RawHttp;
import dev.theeye.adapter.http.Server;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final Server SERVER = Server.start();

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);
    private final UUID session = UUID.randomUUID();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void an_event_comes_back_as_it_was_sent() {
        String id = client.keep(Client.event(session, "page interaction", "pageview", "2021-01-01 09:15:27.243860"))
                .getFirst();

        HttpResponse<String> answer = client.get("/v1/events/" + id);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .startsWith("{\"id\":\"" + id + "\",\"application\":\"" + client.id() + "\",\"session_id\":\"" + session
                        + "\",\"category\":\"page interaction\",\"name\":\"pageview\","
                        + "\"data\":{\"host\":\"www.consumeraffairs.com\",\"path\":\"/\"},"
                        + "\"timestamp\":\"2021-01-01T09:15:27.243860Z\",\"received_at\":\"20")
                .endsWith("Z\"}");
        JsonNode page = SERVER.json(client.get("/v1/events"));
        assertThat(page.get("results").get(0)).isEqualTo(SERVER.json(answer));
    }

    @Test
    void an_event_that_is_not_there_is_not_found() {
        assertProblem(client.get("/v1/events/" + UUID.randomUUID()), 404, "no event has this id");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3",
        "category=form%20interaction, 1",
        "category=form+interaction, 1",
        "category=form%20interaction&category=page%20interaction, 3",
        "category=nothing, 0",
        "name=pageview, 1",
        "name=pageview&name=submit, 2",
        "category=page%20interaction&name=submit, 0",
        "from=2021-01-01&to=2021-01-02, 2",
        "from=2021-06-01, 1",
        "from=2022-01-01, 0",
        "from=2021-01-01T09:15:27.243860Z&to=2021-01-01T09:15:27.243861Z, 1",
        "to=2021-01-01T09:15:27.243860Z, 0",
        "from=2021-01-01T10:15:27.243860%2B01:00&to=2021-01-01T09:15:28, 1",
        "from=2021-01-01%2009:15:27.243860&limit=1000, 3",
    })
    void events_are_found_by(String query, int expected) {
        client.keep("["
                + String.join(
                        ",",
                        Client.event(session, "page interaction", "pageview", "2021-01-01 09:15:27.243860"),
                        Client.event(session, "page interaction", "cta click", "2021-01-01 10:00:00"),
                        Client.event(session, "form interaction", "submit", "2021-07-01T00:00:00Z"))
                + "]");
        String and = query.isEmpty() ? "" : query + "&";

        JsonNode page = SERVER.json(client.get("/v1/events?" + and + "count=true&session_id=" + session));

        assertThat(page.get("results").size()).isEqualTo(expected);
        assertThat(page.get("count").getIntValue()).isEqualTo(expected);
    }

    @Test
    void events_are_counted_only_where_it_is_asked_for() {
        assertThat(client.get("/v1/events").body())
                .isEqualTo("{\"count\":null,\"next\":null,\"previous\":null,\"results\":[]}");
        assertThat(client.get("/v1/events?count=false").body()).startsWith("{\"count\":null,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"desc", "asc"})
    void pages_lead_forth_and_back_through_everything(String order) {
        keepMinutes(7);

        String start = "/v1/events?limit=3&count=true&order=" + order + "&category=a%26b&session_id=" + session;
        List<String> forth = new ArrayList<>();
        HttpResponse<String> answer = client.get(start);
        forth.addAll(names(answer));
        assertThat(SERVER.json(answer).get("previous").isNull()).isTrue();
        while (!SERVER.json(answer).get("next").isNull()) {
            answer = follow(answer, "next");
            forth.addAll(names(answer));
            assertThat(SERVER.json(answer).get("count").getIntValue()).isEqualTo(7);
        }
        List<String> back = new ArrayList<>();
        while (!SERVER.json(answer).get("previous").isNull()) {
            answer = follow(answer, "previous");
            back.addAll(0, names(answer));
        }

        List<String> expected = IntStream.range(0, 7).mapToObj(i -> "name" + i).toList();
        assertThat(forth).containsExactlyElementsOf(order.equals("asc") ? expected : expected.reversed());
        assertThat(back).containsExactlyElementsOf(forth.subList(0, 6));
    }

    @Test
    void the_newest_come_first_unless_told_otherwise() {
        keepMinutes(3);

        assertThat(names(client.get("/v1/events"))).containsExactly("name2", "name1", "name0");
    }

    @Test
    void a_page_holds_a_hundred_unless_told_otherwise() {
        keepMinutes(101);

        assertThat(names(client.get("/v1/events"))).hasSize(100);
        assertThat(names(client.get("/v1/events?limit=1000"))).hasSize(101);
    }

    @Test
    void neighbouring_pages_stand_in_the_Link_header_too() {
        keepMinutes(3);
        HttpResponse<String> middle = follow(client.get("/v1/events?limit=1"), "next");

        assertThat(middle.headers().allValues("Link"))
                .containsExactlyInAnyOrder(
                        "<" + SERVER.json(middle).get("next").getStringValue() + ">; rel=\"next\"",
                        "<" + SERVER.json(middle).get("previous").getStringValue() + ">; rel=\"prev\"");
    }

    @Test
    void addresses_are_those_that_the_client_used() {
        keepMinutes(2);

        String next = SERVER.json(SERVER.send(client.request("/v1/events?limit=1")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X-Forwarded-Proto", "gopher")
                        .header("Forwarded", "host=evil.example")))
                .get("next")
                .getStringValue();

        assertThat(next).startsWith("http://localhost:" + SERVER.port() + "/v1/events?limit=1&cursor=");
    }

    @Test
    void a_timeline_is_the_oldest_first_and_comes_in_pages() {
        keepMinutes(3);

        HttpResponse<String> first = client.get("/v1/sessions/" + session + "/events?limit=2&count=true");

        assertThat(names(first)).containsExactly("name0", "name1");
        assertThat(first.body()).startsWith("{\"count\":3,");
        assertThat(names(follow(first, "next"))).containsExactly("name2");
    }

    @Test
    void the_timeline_of_an_unknown_session_is_empty() {
        assertThat(client.get("/v1/sessions/" + UUID.randomUUID() + "/events").body())
                .endsWith("\"results\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nme=x; nme; known are application, session_id, category, name, from, to, data.PATH, order, limit, cursor, count",
                "x; x; is not known",
                "=x; ; is not known",
                "application=x; application; a UUID",
                "session_id=; session_id; a UUID",
                "session_id=1-1-1-1-1; session_id; a UUID",
                "session_id=%00; session_id; U+0000",
                "category=; category; 1 to 255 characters",
                "category=%00; category; U+0000",
                "name=a&name=%00; name; U+0000",
                "from=yesterday; from; 2021-05-20",
                "from=2021-02-30; from; a time",
                "from=2021-01-01T00:00:60Z; from; a time",
                "from=2021-01-01T00:00:00+01:00; from; %2B",
                "from=0000-01-01; from; a time",
                "from=99999-01-01; from; a time",
                "to=infinity; to; a time",
                "to=; to; a time",
                "from=2021-01-01&from=2021-01-02; from; only once",
                "limit=0; limit; 1 to 1000",
                "limit=1001; limit; 1 to 1000",
                "limit=-1; limit; 1 to 1000",
                "limit=ten; limit; 1 to 1000",
                "limit=99999999999999999999; limit; 1 to 1000",
                "limit=1&limit=2; limit; only once",
                "order=up; order; asc or desc",
                "order=ASC; order; asc or desc",
                "count=1; count; true or false",
                "cursor=x; cursor; next or previous",
                "cursor=; cursor; next or previous",
                "cursor=%%%;; Malformed URI",
                "category=%zz;; Malformed URI",
                "category=%;; Malformed URI",
            })
    void a_parameter_that_cannot_be_understood_is_named(String query, String parameter, String known) {
        RawHttp.Answer answer = RawHttp.send(SERVER, "GET /v1/events?" + query + " HTTP/1.1", client.token());

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("application/problem+json", "X-Request-Id", known);
        if (parameter != null) {
            assertThat(answer.text()).contains("\"parameter\":\"" + parameter + "\"");
        }
    }

    @Test
    void a_thousand_and_more_parameters_are_all_looked_at() {
        assertProblem(client.get("/v1/events?" + "name=a&".repeat(1500) + "nme=x"), 400, "\"parameter\":\"nme\"");
    }

    @Test
    void a_semicolon_is_part_of_a_value() {
        client.keep(Client.event(session, "a;b", "c", "2021-01-01" + "T00:00:00Z"));

        assertThat(client.get("/v1/events?category=a;b").body()).contains("\"category\":\"a;b\"");
    }

    @Test
    void a_cursor_works_only_for_its_own_query() {
        keepMinutes(3);
        String cursor = cursor(client.get("/v1/events?limit=1&name=name1&name=name2"));

        assertThat(client.get("/v1/events?limit=2&name=name2&name=name1&cursor=" + cursor)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get("/v1/events?name=name2&name=name1&order=desc&cursor=" + cursor)
                        .statusCode())
                .isEqualTo(200);
        for (String other : List.of(
                "/v1/events?cursor=",
                "/v1/events?name=name1&cursor=",
                "/v1/events?name=name1&name=name2&from=2021-01-01&cursor=",
                "/v1/events?name=name1&name=name2&order=asc&cursor=",
                "/v1/failed-events?name=name1&name=name2&cursor=",
                "/v1/sessions/" + session + "/events?cursor=")) {
            assertProblem(client.get(other + cursor), 400, "\"parameter\":\"cursor\"");
        }
        Client somebodyElse = SERVER.client(EVENTS_READ);
        assertProblem(somebodyElse.get("/v1/events?name=name1&name=name2&cursor=" + cursor), 400, "cursor");
    }

    @Test
    void a_cursor_that_was_changed_anywhere_is_refused() {
        keepMinutes(2);
        String cursor = cursor(client.get("/v1/events?limit=1"));

        for (int i = 0; i < cursor.length(); i++) {
            String changed = cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);
            assertProblem(client.get("/v1/events?cursor=" + changed), 400, "\"parameter\":\"cursor\"");
        }
        assertProblem(client.get("/v1/events?cursor=" + cursor + "AAAA"), 400);
        assertProblem(client.get("/v1/events?cursor=" + cursor.substring(4)), 400);
    }

    @Test
    void ids_in_the_path_are_UUIDs() {
        for (String path : List.of("/v1/events/x", "/v1/events/1-1-1-1-1", "/v1/sessions/x/events")) {
            assertProblem(client.get(path), 400, "\"parameter\":\"id\"", "a UUID");
        }
    }

    @Test
    void a_look_up_by_id_has_no_parameters() {
        assertProblem(client.get("/v1/events/" + UUID.randomUUID() + "?fields=name"), 400, "has no parameters");
        assertProblem(
                client.get("/v1/sessions/" + session + "/events?order=asc"), 400, "known are limit, cursor, count");
    }

    private void keepMinutes(int count) {
        client.keep("["
                + String.join(
                        ",",
                        IntStream.range(0, count)
                                .mapToObj(i -> Client.event(
                                        session,
                                        "a&b",
                                        "name" + i,
                                        String.format(Locale.ROOT, "2021-01-01T%02d:%02d:00Z", i / 60, i % 60)))
                                .toList())
                + "]");
    }

    private HttpResponse<String> follow(HttpResponse<String> page, String link) {
        URI address = URI.create(SERVER.json(page).get(link).getStringValue());
        return SERVER.send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + client.token()));
    }

    private static String cursor(HttpResponse<String> page) {
        return SERVER.json(page).get("next").getStringValue().replaceFirst(".*cursor=", "");
    }

    private static List<String> names(HttpResponse<String> page) {
        List<String> names = new ArrayList<>();
        SERVER.json(page)
                .get("results")
                .values()
                .forEach(event -> names.add(event.get("name").getStringValue()));
        return names;
    }
}
