package dev.theeye.adapter.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Server;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PipeliningTest {
    private static final Server SERVER = Server.start();
    private static final String GET = "GET /v1/nothing HTTP/1.1\r\nHost: x\r\n";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void pipelined_requests_are_answered_in_order() throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            requests.append(GET)
                    .append("X-Request-Id: ")
                    .append(i)
                    .append(i == 999 ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n");
        }
        try (RawConnection connection = RawConnection.open(SERVER, requests.toString())) {
            String answers = connection.readAll();

            assertThat(answers.lines().filter(line -> line.startsWith("X-Request-Id: ")))
                    .hasSize(1000)
                    .startsWith("X-Request-Id: 0", "X-Request-Id: 1")
                    .endsWith("X-Request-Id: 999");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 3000, 15_000})
    void a_request_behind_another_is_whole_however_it_is_cut(int lengthOfLine) throws IOException {
        String long1 = "GET /" + "a".repeat(lengthOfLine) + " HTTP/1.1\r\nHost: x\r\nX-Request-Id: 1\r\n\r\n";
        String post =
                "POST /oauth/token HTTP/1.1\r\nHost: x\r\nX-Request-Id: 2\r\nContent-Length: 10\r\n\r\n0123456789";
        String last = GET + "X-Request-Id: 3\r\nConnection: close\r\n\r\n";
        String all = long1 + post + last;
        for (int cut : new int[] {1, long1.length() - 1, long1.length(), long1.length() + 1, all.length() - 1}) {
            try (RawConnection connection = RawConnection.open(SERVER, all.substring(0, cut))) {
                connection.send(all.substring(cut));

                assertThat(connection.readAll().lines().filter(line -> line.startsWith("X-Request-Id: ")))
                        .containsExactly("X-Request-Id: 1", "X-Request-Id: 2", "X-Request-Id: 3");
            }
        }
    }

    @Test
    void no_more_is_worked_off_than_the_client_reads() throws IOException {
        long before = requests();
        try (RawConnection connection =
                RawConnection.open(SERVER, "GET /openapi.yaml HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1000))) {
            connection.read(1);
            SERVER.eventually(() -> SERVER.get("/v1/nothing"), answer -> requests() > before + 1);

            // what the kernel buffers for a client that does not read, at 115 kB each
            assertThat(requests() - before).isLessThan(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xchunked",
                "identity",
                "gzip",
                "\"chunked\"",
                "chunked;q=1",
                "gzip, chunked",
                "chunked, chunked",
                "chunked\r\nTransfer-Encoding: chunked"
            })
    void a_transfer_coding_other_than_chunked_is_a_400_and_the_end(String coding) throws IOException {
        try (RawConnection connection = RawConnection.open(
                SERVER,
                "POST /oauth/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + coding + "\r\n\r\n" + GET + "\r\n")) {
            String answers = connection.readAll();

            assertThat(answers).startsWith("HTTP/1.1 400").containsOnlyOnce("HTTP/1.1 ");
        }
    }

    @Test
    void the_case_of_chunked_does_not_matter() throws IOException {
        try (RawConnection connection = RawConnection.open(
                SERVER,
                "POST /v1/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: CHUNKED\r\nConnection: close\r\n\r\n0\r\n\r\n")) {
            assertThat(connection.readAll()).startsWith("HTTP/1.1 401");
        }
    }

    private static long requests() {
        return SERVER.bean(MeterRegistry.class).find("http.server.requests").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
