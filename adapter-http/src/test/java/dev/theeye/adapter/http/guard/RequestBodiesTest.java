package dev.theeye.adapter.http.guard;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.RawHttp;
import dev.theeye.adapter.http.Server;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RequestBodiesTest {
    private static final int MEMORY = 1_000_000;

    @Test
    void an_application_has_a_share_of_the_memory_and_the_others_have_theirs() throws IOException {
        try (Server server = Server.start(Map.of("eye.http.limits.bytes-of-bodies", MEMORY))) {
            Client greedy = server.client(EVENTS_WRITE);
            Client other = server.client(EVENTS_WRITE);
            String most = " ".repeat(200_000) + Client.event();
            List<Socket> held = new ArrayList<>();
            try {
                held.add(begin(server, greedy, 900_000, 300_000));
                server.eventually(
                        () -> greedy.post(" ".repeat(250_000) + Client.event()), answer -> answer.statusCode() == 503);

                assertProblem(
                        greedy.post(" ".repeat(250_000) + Client.event()),
                        503,
                        "/unavailable",
                        "nothing of this request");
                assertThat(greedy.post(Client.event()).statusCode()).isEqualTo(202);
                assertThat(other.post(most).statusCode()).isEqualTo(202);
            } finally {
                for (Socket socket : held) {
                    socket.close();
                }
            }
            server.eventually(
                    () -> greedy.post(" ".repeat(250_000) + Client.event()), answer -> answer.statusCode() == 202);
        }
    }

    @Test
    void what_has_not_arrived_takes_no_memory() throws IOException {
        try (Server server = Server.start(Map.of("eye.http.limits.bytes-of-bodies", MEMORY))) {
            Client client = server.client(EVENTS_WRITE);
            List<Socket> held = new ArrayList<>();
            try {
                for (int i = 0; i < 20; i++) {
                    held.add(begin(server, client, 900_000, 1));
                }

                HttpResponse<String> answer = client.post(" ".repeat(200_000) + Client.event());

                assertThat(answer.statusCode()).isEqualTo(202);
            } finally {
                for (Socket socket : held) {
                    socket.close();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/analytics/funnel", "/v1/failed-events/replay", "/v1/failed-events/discard"})
    void a_body_over_the_limit_of_its_route_is_refused_before_it_is_read(String path) {
        try (Server server = Server.start()) {
            Client client = server.client(EVENTS_WRITE, EVENTS_READ);

            RawHttp.Answer answer = RawHttp.send(
                    server,
                    "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + client.token()
                            + "\r\nContent-Type: application/json\r\nContent-Length: 70000\r\nConnection: close\r\n\r\n");

            assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        }
    }

    @Test
    void a_body_of_no_told_length_ends_at_the_limit_of_its_route() {
        try (Server server = Server.start()) {
            Client client = server.client(EVENTS_READ);

            RawHttp.Answer answer = RawHttp.send(
                    server,
                    "POST /v1/analytics/funnel HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + client.token()
                            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                            + ("4000\r\n" + " ".repeat(0x4000) + "\r\n").repeat(5) + "0\r\n\r\n");

            assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        }
    }

    /** Sends the beginning of a body. */
    private static Socket begin(Server server, Client client, int length, int sent) throws IOException {
        Socket socket = new Socket("localhost", server.port());
        socket.getOutputStream()
                .write(
                        ("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                        + client.token() + "\r\nContent-Length: " + length + "\r\n\r\n"
                                        + " ".repeat(sent))
                                .getBytes(ISO_8859_1));
        return socket;
    }
}
