package dev.theeye.adapter.http.negotiation;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NegotiationTest {
    private static final Server SERVER = Server.start();
    private static final Client CLIENT = SERVER.client(EVENTS_READ, EVENTS_WRITE);

    /** So many that it pays to compress a page. */
    @BeforeAll
    static void keepSomeEvents() {
        CLIENT.keep(Stream.generate(Client::event).limit(20).collect(Collectors.joining(",", "[", "]")));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/*| application/json",
                "APPLICATION/JSON| application/json",
                "*/*;q=0.1, text/html| application/json",
                "text/*, application/json;q=0.5| text/csv",
                "text/*;q=0.4, application/json;q=0.5| application/json",
                "application/x-ndjson;q=0, application/json| application/json",
                "application/json;q=0, */*| application/x-ndjson",
                "application/json;q=0, application/*| application/x-ndjson",
                "application/json;q=0, application/x-ndjson;q=0.000, */*;q=0.001| text/csv",
                "text/csv, application/x-ndjson| text/csv",
                "application/x-ndjson, text/csv| application/x-ndjson",
                "application/json;charset=utf-8| application/json",
                "application/json ; q=1.0 , text/csv ; q=0.9| application/json",
                "nonsense, application/json;q=7, text/csv| text/csv",
                "nonsense;q=2| application/json",
                ",,| application/json",
            })
    void the_form_that_is_liked_best_is_given(String accept, String given) {
        HttpResponse<String> answer = SERVER.send(CLIENT.request("/v1/events").header("Accept", accept));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/*",
                "application/json;q=0",
                "application/*;q=0, text/*;q=0",
                "*/*;q=0",
                "*/*, application/*;q=0, text/csv;q=0.0"
            })
    void a_client_that_takes_no_form_of_events_is_told_which_there_are(String accept) {
        assertProblem(
                SERVER.send(CLIENT.request("/v1/events").header("Accept", accept)),
                406,
                "/not-acceptable",
                "application/json or application/x-ndjson or text/csv");
    }

    @Test
    void every_route_takes_ranges() {
        for (String path : List.of(
                "/v1/event-types",
                "/v1/sessions",
                "/v1/failed-events",
                "/.well-known/jwks.json",
                "/health/readiness")) {
            for (String accept : List.of("application/*", "*/*;q=0.1, text/html")) {
                assertThat(SERVER.send(CLIENT.request(path).header("Accept", accept))
                                .statusCode())
                        .as(path + " " + accept)
                        .isEqualTo(200);
            }
            assertProblem(SERVER.send(CLIENT.request(path).header("Accept", "application/json;q=0")), 406);
        }
        assertThat(SERVER.send(HttpRequest.newBuilder(SERVER.uri("/prometheus")).header("Accept", "text/*"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(SERVER.send(HttpRequest.newBuilder(SERVER.uri("/openapi.yaml"))
                                .header("Accept", "application/yaml"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*| gzip",
                "gzip| gzip",
                "GZIP| gzip",
                "x-gzip| gzip",
                "br, snappy, zstd, *;q=0.1| gzip",
                "deflate, snappy| none",
                "snappy, gzip;q=0.5| gzip",
                "gzip;q=0| none",
                "*;q=0, identity| none",
                "gzip;q=0, *| none",
                "gzip;q=0.2, identity;q=0.5| none",
                "identity;q=0, gzip| gzip",
                "identity| none",
            })
    void answers_come_with_gzip_or_as_they_are(String acceptEncoding, String given) {
        HttpResponse<String> answer =
                SERVER.send(CLIENT.request("/v1/events").header("Accept-Encoding", acceptEncoding));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding").orElse("none"))
                .isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*;q=0", "identity;q=0", "identity;q=0, gzip;q=0", "br, identity;q=0"})
    void a_client_that_takes_neither_is_told(String acceptEncoding) {
        assertProblem(
                SERVER.send(
                        HttpRequest.newBuilder(SERVER.uri("/openapi.yaml")).header("Accept-Encoding", acceptEncoding)),
                406,
                "/not-acceptable");
    }
}
