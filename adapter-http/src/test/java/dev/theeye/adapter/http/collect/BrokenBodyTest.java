package dev.theeye.adapter.http.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.RawHttp;
import dev.theeye.adapter.http.Server;
import dev.theeye.domain.trust.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body that broke off on the way is not taken for the whole, though every line of it so far is an event. */
final class BrokenBodyTest {
    private static final Server SERVER = Server.start();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the connection ends after a chunk          | Transfer-Encoding: chunked |
            the connection ends within a chunk         | Transfer-Encoding: chunked | FFF~{"a":
            the connection ends within the last chunk  | Transfer-Encoding: chunked | 0
            the next chunk has no length               | Transfer-Encoding: chunked | what?~
            the next chunk has a negative length       | Transfer-Encoding: chunked | -5~
            the chunk is longer than it says           | Transfer-Encoding: chunked | 1~{"a":1}~0~~
            there is less than Content-Length promised | Content-Length: 9999       |
            """)
    void a_body_is_not_taken_for_a_whole_one_where(String how, String framing, @Nullable String rest) {
        Client client = SERVER.client(Scope.EVENTS_WRITE, Scope.EVENTS_READ);
        String line = event("broken") + "\n";
        String begun =
                framing.startsWith("Transfer") ? Integer.toHexString(line.length()) + "\r\n" + line + "\r\n" : line;

        RawHttp.Answer answer = RawHttp.sendAndLeave(
                SERVER,
                "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + client.token()
                        + "\r\nContent-Type: application/x-ndjson\r\n" + framing + "\r\n\r\n" + begun
                        + (rest == null ? "" : rest.replace("~", "\r\n")));

        assertThat(answer.text()).doesNotContain(" 202 ").doesNotContain(" 500 ");
        assertThat(keptBy(client)).doesNotContain("broken");
    }

    @Test
    void a_body_that_came_whole_in_chunks_is_taken() {
        Client client = SERVER.client(Scope.EVENTS_WRITE, Scope.EVENTS_READ);
        String line = event("whole") + "\n";

        RawHttp.Answer answer = RawHttp.send(
                SERVER,
                "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + client.token()
                        + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(line.length()) + "\r\n" + line + "\r\n0\r\n\r\n");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(keptBy(client)).contains("whole");
    }

    /** All that is kept once a later event is: the queue in memory keeps the order. */
    private static String keptBy(Client client) {
        assertThat(client.post(event("later")).statusCode()).isEqualTo(202);
        String events = SERVER.eventually(
                        () -> client.get("/v1/events"), page -> page.body().contains("later"))
                .body();
        return events + client.get("/v1/failed-events").body();
    }

    /** In a session that nobody else has, as each test is another application. */
    private static String event(String name) {
        return """
                {"session_id":"%s","category":"body","name":"%s","data":{"a":1},"timestamp":"2021-01-01T00:00:00Z"}""".formatted(UUID.randomUUID(), name);
    }
}
