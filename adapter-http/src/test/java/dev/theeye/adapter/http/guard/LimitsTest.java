package dev.theeye.adapter.http.guard;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LimitsTest {
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
    void one_connection_too_many_is_closed_and_makes_room_when_others_go() throws IOException {
        try (Server server = Server.start(Map.of("eye.http.limits.connections", 3))) {
            List<Socket> held = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Socket socket = new Socket("localhost", server.port());
                socket.getOutputStream().write(REQUEST);
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                held.add(socket);
            }

            assertThat(isServed(server)).isFalse();

            for (Socket socket : held) {
                socket.close();
            }
            long deadline = System.nanoTime() + 10_000_000_000L;
            while (!isServed(server)) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        }
    }

    @Test
    void bodies_for_which_there_is_no_memory_are_to_come_again() throws IOException {
        try (Server server = Server.start(Map.of("eye.http.limits.bytes-of-bodies", 1_000_000))) {
            Client client = server.client(EVENTS_WRITE, EVENTS_READ);
            String head =
                    "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                            + client.token() + "\r\nContent-Length: 900000\r\nExpect: 100-continue\r\n\r\n";
            try (Socket held = new Socket("localhost", server.port())) {
                held.setSoTimeout(10_000);
                held.getOutputStream().write(head.getBytes(ISO_8859_1));
                // told to go on: its memory is taken
                assertThat(new String(held.getInputStream().readNBytes(12), ISO_8859_1))
                        .isEqualTo("HTTP/1.1 100");

                HttpResponse<String> refused = client.post(" ".repeat(200_000) + Client.event());

                assertProblem(refused, 503, "/unavailable", "nothing of this request");
                assertThat(refused.headers().firstValue("Retry-After")).contains("2");
                assertThat(client.post(Client.event()).statusCode()).isEqualTo(202);
            }
            server.eventually(
                    () -> client.post(" ".repeat(200_000) + Client.event()), answer -> answer.statusCode() == 202);
        }
    }

    private static boolean isServed(Server server) {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.getOutputStream().write(REQUEST);
            return socket.getInputStream().read() == 'H';
        } catch (IOException reset) {
            return false;
        }
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
