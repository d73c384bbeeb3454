package dev.theeye.adapter.http.connection;

import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionLimitsTest {
    private static final byte[] REQUEST =
            "GET /.well-known/oauth-authorization-server HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1);

    @Test
    void a_head_that_comes_byte_by_byte_is_not_waited_for() throws IOException {
        try (Server server = Server.start(Map.of("eye.http.limits.head-within", "PT0.5S"))) {
            assertCutOff(server, "GET /v1/events HTTP/1.1\r\nHost: x\r\n", "X-Slow: and so on\r\n");
        }
    }

    @Test
    void a_second_head_on_a_connection_is_not_waited_for_either() throws IOException {
        try (Server server = Server.start(Map.of("eye.http.limits.head-within", "PT0.5S"))) {
            assertCutOff(
                    server,
                    "GET /.well-known/oauth-authorization-server HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/events HTTP/1.1\r\nHost: x\r\n",
                    "X-Slow: and so on\r\n");
        }
    }

    @Test
    void a_body_that_comes_byte_by_byte_is_not_waited_for() throws IOException {
        try (Server server = Server.start(Map.of("eye.http.limits.body-within", "PT0.5S"))) {
            Client client = server.client(EVENTS_WRITE);
            assertCutOff(
                    server,
                    "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                            + client.token() + "\r\nContent-Length: 1000\r\n\r\n",
                    " ");
        }
    }

    @Test
    void a_connection_may_rest_between_two_requests() throws IOException {
        try (Server server = Server.start(
                        Map.of("eye.http.limits.head-within", "PT0.2S", "eye.http.limits.body-within", "PT0.2S"));
                Socket socket = new Socket("localhost", server.port())) {
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write(REQUEST);
                socket.setSoTimeout(5_000);
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                restOf(socket);
            }
        }
    }

    @Test
    void the_connection_that_idles_longest_makes_room_for_a_new_one() throws IOException {
        try (Server server = Server.start(Map.of("eye.http.limits.connections", 3));
                RawConnection first = served(server);
                RawConnection second = served(server);
                RawConnection third = served(server);
                RawConnection fourth = served(server)) {
            assertThat(first.isBeingClosed()).isTrue();
            assertThat(List.of(second.isClosed(), third.isClosed(), fourth.isClosed()))
                    .containsOnly(false);
        }
    }

    @Test
    void a_client_that_sends_slowly_makes_room_and_one_that_waits_for_the_server_does_not() throws IOException {
        try (Server server = Server.start(Map.of("eye.http.limits.connections", 2));
                RawConnection live = RawConnection.open(
                        server,
                        "GET /v1/events/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                + server.client(EVENTS_READ).token() + "\r\n\r\n")) {
            live.read(12);
            try (RawConnection slow = RawConnection.open(server, "GET /v1/events HTTP/1.1\r\n")) {
                RawConnection next = served(server);

                assertThat(slow.isBeingClosed()).isTrue();
                assertThat(live.isClosed()).isFalse();
                next.close();
            }
        }
    }

    private static RawConnection served(Server server) throws IOException {
        RawConnection connection = RawConnection.open(server, new String(REQUEST, ISO_8859_1));
        assertThat(connection.read(1)).isEqualTo("H");
        return connection;
    }

    private static void restOf(Socket socket) throws IOException {
        socket.setSoTimeout(500); // longer than any deadline of a request
        try {
            while (socket.getInputStream().read() >= 0) {}
            throw new AssertionError("the connection was closed");
        } catch (SocketTimeoutException stillOpen) {
            // as it should be
        }
    }

    /** However long somebody goes on: the idle timeout of 60 s would never end it. */
    private static void assertCutOff(Server server, String start, String more) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.getOutputStream().write(start.getBytes(ISO_8859_1));
            socket.setSoTimeout(50);
            long deadline = System.nanoTime() + 10_000_000_000L;
            while (System.nanoTime() < deadline) {
                try {
                    socket.getOutputStream().write(more.getBytes(ISO_8859_1));
                    if (socket.getInputStream().read() < 0) {
                        return;
                    }
                } catch (SocketTimeoutException open) {
                    // a little later, then
                } catch (IOException closed) {
                    return;
                }
            }
            throw new AssertionError("still connected");
        }
    }
}
