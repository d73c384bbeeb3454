package dev.theeye.adapter.http;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the server behaves towards whatever comes along. */
class MannersTest {
    private static final Server SERVER = Server.start();

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/nothing", "/v1/events/1/2/3", "/favicon.ico", "/docs/../../etc/passwd"})
    void an_unknown_path_is_not_found_with_a_token_and_without(String path) {
        assertProblem(SERVER.get(path), 404, "/not-found");
        assertProblem(client.get(path), 404, "/not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH", "BREW"})
    void a_wrong_method_is_told_the_right_ones(String method) {
        HttpResponse<String> answer =
                SERVER.send(client.request("/v1/events").method(method, BodyPublishers.ofString("{}")));

        assertProblem(answer, 405, "/method-not-allowed");
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST", "HEAD");
    }

    @Test
    void OPTIONS_tells_what_a_path_has() {
        HttpResponse<String> answer =
                SERVER.send(client.request("/v1/events").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
    }

    @Test
    void HEAD_is_GET_without_a_body() {
        HttpResponse<String> answer = SERVER.send(client.request("/v1/events").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(SERVER.send(HttpRequest.newBuilder(SERVER.uri("/v1/events")).method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_request_id_comes_back() {
        assertThat(SERVER.send(client.request("/v1/events").header("X-Request-Id", "trace-1:2"))
                        .headers()
                        .allValues("X-Request-Id"))
                .containsExactly("trace-1:2");
        assertThat(SERVER.send(HttpRequest.newBuilder(SERVER.uri("/v1/events")).header("X-Request-Id", "a"))
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "<script>", "ä"})
    void a_request_id_that_is_not_sane_is_replaced(String id) {
        String answer = RawHttp.send(SERVER, "GET /nothing HTTP/1.1\r\nX-Request-Id: " + id, client.token())
                .text();

        assertThat(answer).containsPattern("X-Request-Id: [0-9a-f-]{36}\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/events/%zz HTTP/1.1",
                "GET /v1/events?name=%2 HTTP/1.1",
                "GET /v1/events?name=a b HTTP/1.1",
                "GET /v1/events?name={x} HTTP/1.1",
                "GET v1/events HTTP/1.1",
                "GET http://[bad/v1/events HTTP/1.1",
                "GET /v1/events",
                "GET /v1/events HTTP/1.1\r\nNo colon here",
                "GET /v1/events HTTP/1.1\r\nContent-Length: many",
                "GET /v1/events HTTP/1.1\r\nContent-Length: -1",
                "POST /v1/events HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 1\r\nContent-Length: 2",
                "GET /v1/events HTTP/1.1\r\nAuthorization: \u0000",
            })
    void malformed_HTTP_is_a_400(String request) {
        RawHttp.Answer answer = RawHttp.send(SERVER, request, client.token());

        assertThat(answer.status()).as(answer.text()).isBetween(400, 404);
        assertThat(answer.text()).contains("application/problem+json", "X-Request-Id");
    }

    @Test
    void a_broken_chunk_is_a_400() {
        RawHttp.Answer answer = RawHttp.send(
                SERVER,
                "POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + client.token()
                        + "\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    @Test
    void a_URI_or_header_that_is_too_long_is_refused() {
        for (String request : List.of(
                "GET /v1/events?name=" + "x".repeat(20_000) + " HTTP/1.1",
                "GET /v1/events HTTP/1.1\r\nX-Long: " + "x".repeat(20_000))) {
            RawHttp.Answer answer = RawHttp.send(SERVER, request, client.token());

            assertThat(answer.status()).as(answer.text()).isEqualTo(431);
            assertThat(answer.text()).contains("application/problem+json", "X-Request-Id");
        }
    }

    @Test
    void the_old_protocol_is_understood() {
        RawHttp.Answer answer =
                RawHttp.send(SERVER, "GET /v1/events HTTP/1.0\r\nAuthorization: Bearer " + client.token() + "\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).endsWith("\"results\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil\"><script>", "a b", "a/b", "user@host", ""})
    void a_Host_that_is_none_does_not_get_into_links(String host) {
        client.keep("[" + Client.event() + "," + Client.event() + "]");
        RawHttp.Answer answer = RawHttp.send(
                SERVER,
                "GET /v1/events?limit=1 HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nAuthorization: Bearer "
                        + client.token() + "\r\n\r\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    @Test
    void an_answer_is_JSON_whatever_the_client_would_rather_have() {
        HttpResponse<String> answer = SERVER.send(client.request("/v1/nothing").header("Accept", "text/html"));

        assertProblem(answer, 404);
    }
}
