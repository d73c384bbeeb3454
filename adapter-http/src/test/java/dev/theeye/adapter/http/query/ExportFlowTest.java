package dev.theeye.adapter.http.query;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Bulkhead.Turn;
import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import dev.theeye.adapter.http.WatchedExports;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.QuestionTooLarge;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an export whose reader is slow, or goes, and of one whose store does. */
class ExportFlowTest {
    private static final Event KILOBYTE = new Event(
            new EventId(UUID.randomUUID()),
            new ApplicationId(UUID.randomUUID()),
            new SessionId(UUID.randomUUID()),
            new EventType("category", "name"),
            new Payload(ByteString.utf8("{\"x\":\"" + "x".repeat(700) + "\"}")),
            Instant.EPOCH,
            new Arrival(1),
            Instant.EPOCH);
    private static final List<Event> MEGABYTE =
            Stream.generate(() -> KILOBYTE).limit(1000).toList();

    private final Server server = Server.start(Map.of("eye.http.heavy-queries.patience", "PT0S"));
    private final WatchedExports exports = server.bean(WatchedExports.class);
    private final Client client = server.client(EVENTS_WRITE, EVENTS_READ);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_endless_export_to_a_reader_who_stops_reading_stops_too_and_ends_when_the_reader_goes() throws IOException {
        exports.makeUp(() -> MEGABYTE);

        try (Socket socket = begin()) {
            long read = standsStill(exports::pieces);
            assertThat(read).as("megabytes ahead of the reader").isLessThan(40);

            readMegabytes(socket.getInputStream(), 100);
            assertThat(exports.pieces()).as("goes on with the reader").isGreaterThan(99);
            standsStill(exports::pieces);
            assertThat(exports.open()).isOne();
        }

        eventually(() -> exports.open() == 0);
        long pieces = exports.pieces();
        standsStill(exports::pieces);
        assertThat(exports.pieces()).isEqualTo(pieces);
        assertThat(turnsLeft()).isEqualTo(3);
    }

    @Test
    void an_application_has_three_exports_at_once_and_no_more() throws IOException {
        exports.makeUp(() -> MEGABYTE);

        try (Socket one = begin();
                Socket two = begin();
                Socket three = begin()) {
            assertThat(Stream.of(one, two, three)).hasSize(3);
            try (Socket fourth = ask()) {
                assertThat(status(fourth)).isEqualTo("HTTP/1.1 429");
            }
            assertThat(client.get("/v1/events").statusCode()).as("a page").isEqualTo(200);
        }

        eventually(() -> exports.open() == 0);
    }

    @Test
    void an_export_outlasts_an_outage_and_gives_every_event_once() {
        AtomicInteger asked = new AtomicInteger();
        exports.makeUp(() -> switch (asked.incrementAndGet()) {
            case 1, 4 -> List.of(KILOBYTE);
            case 2, 3 -> throw new EventStoreUnavailable("the database restarts", null);
            default -> List.of();
        });

        HttpResponse<String> export =
                server.send(client.request("/v1/events").header("Accept", "application/x-ndjson"));

        assertThat(export.body().lines()).hasSize(2);
        eventually(() -> exports.open() == 0);
    }

    @Test
    void an_export_that_fails_on_the_way_does_not_look_complete() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        exports.makeUp(() -> {
            if (asked.incrementAndGet() == 2) {
                throw new QuestionTooLarge("took too long", null);
            }
            return List.of(KILOBYTE);
        });

        try (Socket socket = begin()) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer.toLowerCase(Locale.ROOT)).contains("transfer-encoding: chunked");
            assertThat(answer).contains(KILOBYTE.id().toString()).doesNotContain("\r\n0\r\n");
        }
        eventually(() -> exports.open() == 0);
        assertThat(turnsLeft()).isEqualTo(3);
    }

    @Test
    void a_question_that_takes_too_long_is_answered_with_what_to_narrow_and_not_asked_again() {
        exports.makeUp(() -> {
            throw new QuestionTooLarge("took too long", null);
        });

        HttpResponse<String> answer = server.send(client.request("/v1/events").header("Accept", "text/csv"));

        assertProblem(answer, 503, "/question-too-large", "narrow it", "from, to");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(turnsLeft()).isEqualTo(3);
    }

    /** An export that has begun, and of which nobody reads more than its status yet. */
    private Socket begin() throws IOException {
        Socket socket = ask();
        assertThat(status(socket)).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private Socket ask() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(64 * 1024);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("localhost", server.port()));
        socket.getOutputStream()
                .write(
                        ("GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAccept: application/x-ndjson\r\nAuthorization: Bearer "
                                        + client.token() + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
    }

    private static void readMegabytes(InputStream in, int megabytes) throws IOException {
        byte[] buffer = new byte[1 << 20];
        for (int i = 0; i < megabytes; i++) {
            assertThat(in.readNBytes(buffer, 0, buffer.length)).isEqualTo(buffer.length);
        }
    }

    private int turnsLeft() {
        List<Turn> turns = new ArrayList<>();
        HeavyQueries heavy = server.bean(HeavyQueries.class);
        try {
            while (turns.size() < 10) {
                turns.add(heavy.open(new Caller(new ApplicationId(UUID.fromString(client.id())), Set.of())));
            }
        } catch (ProblemException noneLeft) {
            // which is what was to be found out
        }
        turns.forEach(Turn::close);
        return turns.size();
    }

    /** What a number is once it has not changed for half a second. */
    private static long standsStill(LongSupplier number) {
        long last = number.getAsLong();
        long since = System.nanoTime();
        long end = since + 20_000_000_000L;
        while (System.nanoTime() - since < 500_000_000L) {
            assertThat(System.nanoTime()).as("still changes").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
            if (number.getAsLong() != last) {
                last = number.getAsLong();
                since = System.nanoTime();
            }
        }
        return last;
    }

    private static void eventually(BooleanSupplier expected) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!expected.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in ten seconds").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
