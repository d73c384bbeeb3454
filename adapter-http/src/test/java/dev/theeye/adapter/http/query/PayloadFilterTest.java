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
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadFilterTest {
    private static final Server SERVER = Server.start();

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "data.form.first_name=John, 1",
                "data.form.first_name=John&data.form.first_name=Jane, 2",
                "data.form.first_name=John&data.n=5, 0",
                "data.form.first_name=john, 0",
                "data.n=5, 2",
                "data.n=5.0, 1",
                "data.n=%225%22, 1",
                "data.n=true, 1",
                "data.n=null, 1",
                "data.items.0.id=7, 1",
                "data.items.1.id=7, 0",
                "data.a%5C.b=dot, 1",
                "data.a.b=dot, 0",
                "data.form=John, 0",
                "data.form.first_name=, 0",
                "data.sp%20ace=a%2Bb, 1",
                "data.sp+ace=a+b, 0",
            })
    void events_are_found_by(String query, int expected) {
        keep(
                "{\"form\":{\"first_name\":\"John\"}}",
                "{\"form\":{\"first_name\":\"Jane\"}}",
                "{\"n\":5.00}",
                "{\"n\":\"5\"}",
                "{\"n\":true}",
                "{\"n\":null}",
                "{\"items\":[{\"id\":7}]}",
                "{\"a.b\":\"dot\"}",
                "{\"sp ace\":\"a+b\"}");

        JsonNode page = SERVER.json(client.get("/v1/events?count=true&" + query));

        assertThat(page.get("results").size()).isEqualTo(expected);
        assertThat(page.get("count").getIntValue()).isEqualTo(expected);
    }

    @Test
    void pages_keep_to_what_was_asked_of_the_payload() {
        keep("{\"n\":1}", "{\"n\":2}", "{\"n\":1}", "{\"n\":2}");

        JsonNode first = SERVER.json(client.get("/v1/events?limit=1&data.n=1"));
        String next = first.get("next").getStringValue();
        JsonNode second = SERVER.json(SERVER.send(
                HttpRequest.newBuilder(URI.create(next)).header("Authorization", "Bearer " + client.token())));

        assertThat(next).contains("data.n=1");
        assertThat(second.get("results").size()).isOne();
        assertThat(second.get("next").isNull()).isTrue();
        assertProblem(client.get(next.replaceFirst(".*(/v1.*)data.n=1", "$1data.n=2")), 400, "cursor");
        assertProblem(client.get(next.replaceFirst(".*(/v1.*)data.n=1", "$1data.m=1")), 400, "cursor");
    }

    @Test
    void whatever_is_asked_of_payloads_those_of_others_do_not_exist() {
        keep("{\"secret\":\"x\"}");
        Client stranger = SERVER.client(EVENTS_READ);

        assertThat(stranger.get("/v1/events?count=true&data.secret=x").body()).startsWith("{\"count\":0,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.=x",
                "data..=x",
                "data.a.=x",
                "data..a=x",
                "data.a..b=x",
                "data.a%5C=x",
                "data.%5Ca=x",
                "data.a%00=x",
                "data.a=%00",
                "data=x",
                "data",
                "datax=1"
            })
    void what_is_no_path_or_value_is_refused_by_its_name(String query) {
        RawHttp.Answer answer = RawHttp.send(SERVER, "GET /v1/events?" + query + " HTTP/1.1", client.token());

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("application/problem+json", "\"parameter\":\"data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.a=1e999999",
                "data.a=-1e-999999",
                "data.a=%ED%A0%80",
                "data.%ED%A0%80=x",
                "data.a=%7B%7D",
                "data.a'--=x",
                "data.a=x'%20OR%20'1'='1",
                "data.$.*=x",
                "data.a%3F=x",
                "data.a=%22",
                "data.a=%5C",
                "data.%7B%7D=x",
                "data.a"
            })
    void a_hostile_path_or_value_finds_nothing(String query) {
        keep("{\"a\":\"1\"}");
        RawHttp.Answer answer = RawHttp.send(SERVER, "GET /v1/events?" + query + " HTTP/1.1", client.token());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).contains("\"results\":[]");
    }

    @Test
    void a_path_of_thousands_of_steps_and_thousands_of_paths_are_refused_in_few_words() {
        String deep = "/v1/events?data" + ".x".repeat(7000) + "=1";
        String many = "/v1/events?"
                + IntStream.range(0, 21).mapToObj(i -> "data.x" + i + "=1").collect(Collectors.joining("&"));

        assertProblem(client.get(deep), 400, "1 to 64 names");
        assertThat(client.get(deep).body()).hasSizeLessThan(1500);
        assertProblem(client.get(many), 400, "at most 20");
    }

    @Test
    void a_backslash_that_was_not_encoded_is_a_bad_request() {
        RawHttp.Answer answer = RawHttp.send(SERVER, "GET /v1/events?data.a\\.b=x HTTP/1.1", client.token());

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    private void keep(String... payloads) {
        UUID session = UUID.randomUUID();
        client.keep(IntStream.range(0, payloads.length)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"session_id\":\"%s\",\"category\":\"c\",\"name\":\"n\",\"timestamp\":\"2021-01-01T00:00:%02dZ\",\"data\":%s}",
                        session,
                        i,
                        payloads[i]))
                .collect(Collectors.joining(",", "[", "]")));
    }
}
