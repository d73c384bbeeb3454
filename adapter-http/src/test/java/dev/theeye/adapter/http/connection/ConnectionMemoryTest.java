package dev.theeye.adapter.http.connection;

import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import io.micronaut.core.type.Argument;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.MessageBodyHandlerRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionMemoryTest {
    @Test
    void clients_that_do_not_end_their_request_make_room_for_one_that_does() throws IOException {
        try (Server server = Server.start(Map.of("eye.http.limits.request-memory", 200_000))) {
            List<RawConnection> slow = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                slow.add(RawConnection.open(server, "GET /" + "a".repeat(12_000)));
            }
            assertThat(server.get("/.well-known/jwks.json").statusCode()).isEqualTo(200);
            server.eventually(
                    () -> server.get("/.well-known/jwks.json"),
                    any -> slow.stream().filter(RawConnection::isClosed).count() >= 33);
            for (RawConnection connection : slow) {
                connection.close();
            }
        }
    }

    @Test
    void clients_that_do_not_take_their_response_make_room_for_one_that_does() throws IOException {
        try (Server server = Server.start(Map.of("eye.http.limits.response-memory", 10_000_000))) {
            Client client = server.client(EVENTS_WRITE, EVENTS_READ);
            String event = Client.event(UUID.randomUUID(), "c", "n", "2021-01-01T00:00:0%dZ")
                    .replace("\"path\":\"/\"", "\"path\":\"" + "x".repeat(60_000) + "\"");
            List<String> events = new ArrayList<>();
            for (int i = 0; i < 66; i++) {
                events.add(event.replace("%d", Integer.toString(i % 10)).replace("xxxx\"", "x" + i + "\""));
            }
            client.keep("[" + String.join(",", events) + "]");
            String request = "GET /v1/events?limit=1000 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + client.token()
                    + "\r\n\r\n";
            List<RawConnection> unread = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                unread.add(RawConnection.open(server, request));
            }

            server.eventually(
                    () -> client.get("/v1/events?limit=1000"),
                    answer -> answer.statusCode() == 200 && answer.body().length() > 3_900_000);
            server.eventually(
                    () -> client.get("/v1/events?limit=1000"),
                    any -> unread.stream().filter(RawConnection::isClosed).count() > 0);
            for (RawConnection connection : unread) {
                connection.close();
            }
        }
    }

    @Test
    void a_response_of_bytes_is_not_copied_before_it_is_sent() {
        try (Server server = Server.start()) {
            assertThat(server.bean(MessageBodyHandlerRegistry.class)
                            .getWriter(Argument.of(byte[].class), List.of(MediaType.APPLICATION_JSON_TYPE)))
                    .isInstanceOf(ByteArrayWriter.class);
        }
    }
}
