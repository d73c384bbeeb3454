package dev.theeye.adapter.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.MovableClock;
import dev.theeye.adapter.http.Problems;
import dev.theeye.adapter.http.RegisteredApplications;
import dev.theeye.adapter.http.Server;
import dev.theeye.adapter.http.live.Stream.Message;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LiveTest {
    private static final Server SERVER = Server.start(Map.of("eye.http.live.heartbeat", "PT0.3S"));
    private static final String TIME = "2021-01-01 09:15:27.243860";

    private final Client shop = SERVER.client(Scope.EVENTS_WRITE, Scope.EVENTS_READ);
    private final Client analyst = SERVER.client(Scope.EVENTS_READ_ALL);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void an_event_comes_as_the_query_would_give_it_soon_after_it_is_stored() throws Exception {
        try (Stream stream = Stream.open(shop, "")) {
            String id = shop.keep(Client.event()).getFirst();

            Message message = stream.next();

            assertThat(message.event()).isEqualTo("event");
            assertThat(message.id()).isNotEmpty();
            assertThat(message.data()).isEqualTo(shop.get("/v1/events/" + id).body());
        }
    }

    @Test
    void a_payload_of_several_lines_comes_on_one() throws Exception {
        try (Stream stream = Stream.open(shop, "")) {
            shop.keep(Client.event().replace("\"path\":\"/\"", "\r\n\"path\":\n\"a\\nb\""));

            assertThat(stream.next().data()).contains("\"a\\nb\"");
        }
    }

    @Test
    void only_what_is_asked_for_comes() throws Exception {
        UUID session = UUID.randomUUID();
        String filters = "?session_id=" + session + "&category=form&name=submit&data.path=/a&application=" + shop.id();
        try (Stream stream = Stream.open(shop, filters)) {
            shop.keep(event(UUID.randomUUID(), "form", "submit", "/a"));
            shop.keep(event(session, "page", "submit", "/a"));
            shop.keep(event(session, "form", "view", "/a"));
            shop.keep(event(session, "form", "submit", "/b"));
            String wanted = shop.keep(event(session, "form", "submit", "/a")).getFirst();

            assertThat(stream.next().data()).contains(wanted);
            assertThat(stream.nextWithin(Duration.ofMillis(500))).isNull();
        }
    }

    @Test
    void another_applications_events_do_not_come_whatever_is_asked_for() throws Exception {
        Client other = SERVER.client(Scope.EVENTS_WRITE, Scope.EVENTS_READ);
        try (Stream own = Stream.open(shop, "?application=" + other.id() + "&application=" + shop.id());
                Stream all = Stream.open(analyst, "?application=" + other.id())) {
            String hidden = other.keep(Client.event()).getFirst();
            String shown = shop.keep(Client.event()).getFirst();

            assertThat(all.next().data()).contains(hidden);
            assertThat(own.next().data()).contains(shown);
        }
    }

    @Test
    void who_comes_back_goes_on_where_it_was_and_a_sign_of_life_counts_as_well() throws Exception {
        String first;
        String afterSilence;
        List<String> ids = new ArrayList<>();
        try (Stream stream = Stream.open(shop, "")) {
            for (int i = 0; i < 3; i++) {
                ids.add(shop.keep(event(UUID.randomUUID(), "c", "n", "/" + i)).getFirst());
            }
            first = stream.next().id();
            stream.next();
            stream.next();
            SERVER.client(Scope.EVENTS_WRITE).keep(Client.event());
            stream.awaitHeartbeat();
            stream.awaitHeartbeat();
            afterSilence = stream.lastId();
        }
        ids.add(shop.keep(event(UUID.randomUUID(), "c", "n", "/away")).getFirst());

        try (Stream back = Stream.open(shop, "", first);
                Stream later = Stream.open(shop, "", afterSilence)) {
            for (String id : ids.subList(1, 4)) {
                assertThat(back.next().data()).contains(id);
            }
            assertThat(later.next().data()).contains(ids.getLast());
            assertThat(back.nextWithin(Duration.ofMillis(500))).isNull();
            assertThat(later.nextWithin(Duration.ofMillis(10))).isNull();
        }
    }

    @Test
    void who_was_away_too_long_is_told_of_the_gap() throws Exception {
        try (Stream stream = Stream.open(shop, "", "999999999")) {
            assertThat(stream.next().event()).isEqualTo("gap");
            String id = shop.keep(Client.event()).getFirst();
            assertThat(stream.next().data()).contains(id);
        }
    }

    @Test
    void times_and_unknown_parameters_and_impossible_ids_are_refused() {
        assertThat(shop.get("/v1/events/live?from=2021-01-01").statusCode()).isEqualTo(400);
        assertThat(shop.get("/v1/events/live?to=2021-01-01").statusCode()).isEqualTo(400);
        assertThat(shop.get("/v1/events/live?limit=1").statusCode()).isEqualTo(400);
        HttpResponse<String> answer =
                SERVER.send(shop.request("/v1/events/live").header("Last-Event-ID", "x".repeat(5000)));
        Problems.assertProblem(answer, 400, "bad-parameter");
    }

    @Test
    void while_the_store_is_away_nobody_new_can_follow_and_who_does_loses_nothing() throws Exception {
        try (Stream stream = Stream.open(shop, "")) {
            InMemoryEventStore store = SERVER.bean(InMemoryEventStore.class);
            store.interrupt();
            try {
                assertThat(shop.get("/v1/events/live").statusCode()).isEqualTo(503);
            } finally {
                store.resume();
            }
            String id = shop.keep(Client.event()).getFirst();
            assertThat(stream.next().data()).contains(id);
        }
    }

    @Test
    void the_stream_of_an_application_that_is_suspended_ends() throws Exception {
        Client suspended = SERVER.client(Scope.EVENTS_READ);
        try (Stream stream = Stream.open(suspended, "")) {
            SERVER.bean(RegisteredApplications.class)
                    .change(
                            suspended.registered().application().id(),
                            Set.of(Scope.EVENTS_READ),
                            ApplicationStatus.SUSPENDED);
            SERVER.bean(MovableClock.class).advance(Duration.ofSeconds(26));

            Message end = stream.next();
            assertThat(end.event()).isEqualTo("end");
            assertThat(end.data()).isEqualTo("{\"reason\":\"unauthenticated\"}");
            assertThat(stream.next().event()).isEqualTo("end of stream");
        }
    }

    @Test
    void a_stream_ends_with_its_token() throws Exception {
        try (Server server = Server.start();
                Stream stream = Stream.open(server.client(Scope.EVENTS_READ), "")) {
            server.bean(MovableClock.class).advance(Duration.ofHours(2));

            assertThat(stream.next().data()).isEqualTo("{\"reason\":\"unauthenticated\"}");
        }
    }

    @Test
    void so_many_follow_at_once_and_no_more_until_one_has_gone() throws Exception {
        try (Server server = Server.start(
                        Map.of("eye.http.live.followers", 3, "eye.http.live.followers-per-application", 2));
                Stream one = Stream.open(server.client(Scope.EVENTS_READ), "")) {
            Client other = server.client(Scope.EVENTS_READ);
            try (Stream two = Stream.open(other, "");
                    Stream three = Stream.open(other, "")) {
                HttpResponse<String> answer = other.get("/v1/events/live");
                Problems.assertProblem(answer, 429, "too-many-followers");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                Problems.assertProblem(
                        server.client(Scope.EVENTS_READ).get("/v1/events/live"), 429, "too-many-followers");
            }
            Client third = server.client(Scope.EVENTS_READ);
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (server.status(third.request("/v1/events/live")) != 200) {
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    @Test
    void at_the_stop_every_stream_ends_with_a_word() throws Exception {
        try (Server server = Server.start();
                Stream stream = Stream.open(server.client(Scope.EVENTS_READ), "")) {
            server.bean(Followers.class).close();

            assertThat(stream.next().data()).isEqualTo("{\"reason\":\"stopping\"}");
            assertThat(stream.next().event()).isEqualTo("end of stream");
        }
    }

    /** It connects, and never reads. */
    @Test
    void who_does_not_read_holds_up_nobody() throws Exception {
        String large = "\"path\":\"" + "x".repeat(40_000) + "\"";
        try (Socket silent = new Socket("localhost", SERVER.port());
                Stream quick = Stream.open(shop, "")) {
            silent.setReceiveBufferSize(4096);
            ask(silent);
            int events = 600;
            for (int i = 0; i < events; i += 50) {
                List<String> batch = new ArrayList<>();
                for (int j = 0; j < 50; j++) {
                    batch.add(
                            Client.event(UUID.randomUUID(), "large", "n", TIME).replace("\"path\":\"/\"", large));
                }
                shop.keep("[" + String.join(",", batch) + "]");
            }

            for (int i = 0; i < events; i++) {
                assertThat(quick.next().event()).isEqualTo("event");
            }
        }
    }

    private void ask(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(("GET /v1/events/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + shop.token()
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String event(UUID session, String category, String name, String path) {
        return Client.event(session, category, name, TIME).replace("\"path\":\"/\"", "\"path\":\"" + path + "\"");
    }
}
