package dev.theeye.adapter.http.collect;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import dev.theeye.domain.event.SentEvent;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectingTest {
    private static final Server SERVER = Server.start();

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void one_event_is_accepted() {
        HttpResponse<String> answer = client.post(Client.event());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .matches(
                        "\\{\"accepted\":1,\"failed\":0,\"events\":\\[\\{\"id\":\"[0-9a-f-]{36}\",\"status\":\"accepted\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "APPLICATION/JSON",
                "text/plain",
                "text/plain;charset=UTF-8",
                "application/x-ndjson",
                "application/x-ndjson; charset=utf-8"
            })
    void an_event_is_accepted_as(String contentType) {
        assertThat(client.post(contentType, Client.event()).statusCode()).isEqualTo(202);
    }

    @Test
    void lines_of_events_are_accepted_in_their_order() {
        UUID session = UUID.randomUUID();
        String first = Client.event(session, "a", "first", "2021-01-01T00:00:00Z");
        String second = Client.event(session, "a", "second", "2021-01-01T00:00:00Z");

        HttpResponse<String> answer = client.post("application/x-ndjson", first + "\n\n" + second + "\r\n");

        assertThat(answer.body()).startsWith("{\"accepted\":2,\"failed\":0,");
    }

    @Test
    void an_empty_array_is_accepted_as_nothing() {
        assertThat(client.post("[]").body()).isEqualTo("{\"accepted\":0,\"failed\":0,\"events\":[]}");
    }

    @Test
    void a_gzipped_body_is_accepted() throws IOException {
        HttpResponse<String> answer = client.post(
                gzip(Client.event().getBytes(UTF_8)), "Content-Type", "application/json", "Content-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void a_chunked_body_is_accepted() {
        byte[] body = ("[" + String.join(",", Collections.nCopies(500, Client.event())) + "]").getBytes(UTF_8);

        HttpResponse<String> answer = SERVER.send(client.request("/v1/events")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body))));

        assertThat(answer.body()).startsWith("{\"accepted\":500,");
    }

    @Test
    void a_body_is_asked_for_where_the_client_waits_to_be_asked() {
        HttpResponse<String> answer = SERVER.send(client.request("/v1/events")
                .header("Content-Type", "application/json")
                .expectContinue(true)
                .POST(BodyPublishers.ofString(Client.event())));

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void the_same_event_has_the_same_id_again() {
        String event = Client.event();

        assertThat(client.post(event).body()).isEqualTo(client.post(event).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "17",
                "\"text\"",
                "null",
                "[1]",
                "[{},",
                "{\"a\":}",
                "{} {}",
                "[[{}]]",
                "{\"a\":\"\u0001\"}"
            })
    void a_body_that_is_not_events_is_refused_and_kept(String body) {
        assertProblem(client.post(body), 400, "\"type\":\"https://theeye.dev/problems/malformed-body\"", "no events: ");

        HttpResponse<String> failed = SERVER.eventually(
                () -> client.get("/v1/failed-events?violation=event.malformed"),
                page -> page.body().contains("event.malformed"));
        assertThat(SERVER.json(failed).get("results").get(0).get("received").getStringValue())
                .isEqualTo(body);
    }

    @Test
    void of_a_malformed_body_the_first_64_KiB_are_kept() {
        client.post("x".repeat(100_000));

        HttpResponse<String> failed = SERVER.eventually(
                () -> client.get("/v1/failed-events"), page -> page.body().contains("event.malformed"));
        assertThat(SERVER.json(failed).get("results").get(0).get("received").getStringValue())
                .isEqualTo("x".repeat(64 * 1024));
    }

    @Test
    void lines_that_are_not_events_are_refused() {
        assertProblem(client.post("application/x-ndjson", Client.event() + "\n[]"), 400, "no events: ");
    }

    @Test
    void bytes_that_are_not_UTF_8_are_refused() {
        byte[] body = Client.event().replace("pageview", "pagevi?w").getBytes(UTF_8);
        body[new String(body, UTF_8).indexOf('?')] = (byte) 0xE9;

        assertProblem(client.post(body, "Content-Type", "application/json"), 400, "UTF-8");
    }

    @Test
    void an_empty_body_is_refused_and_leaves_nothing_behind() {
        assertProblem(client.post(""), 400, "the body is empty");
        assertProblem(client.post("application/x-ndjson", ""), 400, "the body is empty");

        client.keep(Client.event());
        assertThat(client.get("/v1/failed-events").body()).contains("\"results\":[]");
    }

    @Test
    void broken_gzip_is_refused_and_kept() throws IOException {
        byte[] whole = gzip(Client.event().getBytes(UTF_8));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

        for (byte[] body : new byte[][] {half, "plain".getBytes(UTF_8)}) {
            assertProblem(
                    client.post(body, "Content-Type", "application/json", "Content-Encoding", "gzip"), 400, "gzip");
        }
        assertProblem(
                client.post(new byte[0], "Content-Type", "application/json", "Content-Encoding", "gzip"), 400, "gzip");
        SERVER.eventually(
                () -> client.get("/v1/failed-events?count=true"),
                page -> page.body().startsWith("{\"count\":2,"));
    }

    @Test
    void what_follows_gzip_and_is_none_is_refused_and_kept() throws IOException {
        byte[] one = gzip((Client.event() + "\n").getBytes(UTF_8));
        byte[] two = gzip(Client.event().getBytes(UTF_8));
        byte[] plain = Client.event().getBytes(UTF_8);

        for (byte[] tail : new byte[][] {plain, java.util.Arrays.copyOf(two, 9), {0}}) {
            assertProblem(postNdjson(one, tail), 400, "gzip");
        }
        SERVER.eventually(
                () -> client.get("/v1/failed-events?violation=event.malformed&count=true"),
                page -> page.body().startsWith("{\"count\":3,"));
        assertThat(postNdjson(one, two).body()).startsWith("{\"accepted\":2,");
    }

    private HttpResponse<String> postNdjson(byte[] member, byte[] tail) {
        byte[] body = java.util.Arrays.copyOf(member, member.length + tail.length);
        System.arraycopy(tail, 0, body, member.length, tail.length);
        return client.post(body, "Content-Type", "application/x-ndjson", "Content-Encoding", "gzip");
    }

    @Test
    void a_wrong_event_does_not_hurt_its_neighbours() {
        String good = Client.event();
        String nameless = good.replace("\"name\":\"pageview\",", "");

        client.keep("[" + nameless + "," + good + "]");

        JsonNode failed = SERVER.json(client.get("/v1/failed-events?violation=name.missing"));
        assertThat(failed.get("results").size()).isEqualTo(1);
        assertThat(failed.get("results").get(0).get("received").getStringValue())
                .isEqualTo(nameless);
        assertThat(SERVER.json(client.get("/v1/events")).get("results").size()).isEqualTo(1);
    }

    @Test
    void an_event_over_64_KiB_fails_alone_and_at_once() {
        String large = Client.event().replace("\"path\":\"/\"", "\"path\":\"" + "x".repeat(SentEvent.MAX_BYTES) + "\"");

        HttpResponse<String> answer = client.post("[" + Client.event() + "," + large + "]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .startsWith("{\"accepted\":1,\"failed\":1,")
                .contains("\"status\":\"failed\",\"violations\":[{\"code\":\"event.too_large\"");
        SERVER.eventually(
                () -> client.get("/v1/failed-events?violation=event.too_large&count=true"),
                page -> page.body().startsWith("{\"count\":1,"));
    }

    @Test
    void an_event_nested_deeper_than_64_fails_alone_and_at_once() {
        String deep = Client.event().replace("\"/\"", "[".repeat(64) + "]".repeat(64));

        HttpResponse<String> answer = client.post("[" + deep + "," + Client.event() + "]");

        assertThat(answer.body()).startsWith("{\"accepted\":1,\"failed\":1,").contains("event.too_deep");
    }

    @Test
    void five_million_brackets_are_no_more_than_a_bad_event() {
        assertThat(client.post("{\"data\":" + "[".repeat(2_000_000) + "]".repeat(2_000_000) + "}")
                        .body())
                .contains("event.too_large");
        assertProblem(client.post("[".repeat(5_000_000)), 400);
    }

    @Test
    void five_thousand_events_are_accepted_and_one_more_is_not() {
        String most = String.join(",", Collections.nCopies(5000, "{}"));

        assertThat(client.post("[" + most + "]").body()).startsWith("{\"accepted\":5000,");
        assertProblem(client.post("[" + most + ",{}]"), 413, "5000 events");
        assertProblem(client.post("application/x-ndjson", "{}\n".repeat(5001)), 413, "5000 events");
    }

    @Test
    void a_body_of_5_MiB_is_accepted_and_one_byte_more_is_not() {
        String most = " ".repeat(5 * 1024 * 1024 - 2) + "[]";

        assertThat(client.post(most).statusCode()).isEqualTo(202);
        assertProblem(client.post(most + " "), 413, "/body-too-large");
        assertProblem(
                SERVER.send(client.request("/v1/events")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(most + " ")))),
                413,
                "/body-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "application/json; charset=@",
                "json",
                "/",
                "*/*",
                ";"
            })
    void another_content_type_is_refused(String contentType) {
        assertProblem(client.post(contentType, Client.event()), 415, "/unsupported-media-type");
    }

    @Test
    void no_content_type_is_refused() {
        assertProblem(client.post(Client.event().getBytes(UTF_8)), 415, "no Content-Type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "nonsense"})
    void another_content_encoding_is_refused(String encoding) {
        HttpResponse<String> answer = client.post(
                Client.event().getBytes(UTF_8), "Content-Type", "application/json", "Content-Encoding", encoding);

        assertProblem(answer, 415, "gzip");
    }

    @Test
    void no_encoding_at_all_may_be_said_aloud() {
        HttpResponse<String> answer = client.post(
                Client.event().getBytes(UTF_8), "Content-Type", "application/json", "Content-Encoding", "identity");

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void an_unknown_parameter_is_refused_before_anything_is_kept() {
        HttpResponse<String> answer = SERVER.send(client.request("/v1/events?dry_run=true")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Client.event())));

        assertProblem(answer, 400, "\"parameter\":\"dry_run\"");
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
