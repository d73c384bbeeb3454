package dev.theeye.bootstrap.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.theeye.bootstrap.CostlyEvents;
import dev.theeye.bootstrap.servers.Caller.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the post to the answer through a RabbitMQ and a PostgreSQL of one's own, in two processes. */
class RabbitJourneyTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SESSION = "e2085be5-9137-4e4e-80b5-f1ffddc25423";
    private static final String BRIEF = """
            [{"session_id": "e2085be5-9137-4e4e-80b5-f1ffddc25423", "category": "page interaction", "name": "pageview",
              "data": {"host": "www.consumeraffairs.com", "path": "/"}, "timestamp": "2021-01-01 09:15:27.243860"},
             {"session_id": "e2085be5-9137-4e4e-80b5-f1ffddc25423", "category": "page interaction", "name": "cta click",
              "data": {"host": "www.consumeraffairs.com", "path": "/", "element": "chat bubble"},
              "timestamp": "2021-01-01 09:15:27.243860"},
             {"session_id": "e2085be5-9137-4e4e-80b5-f1ffddc25423", "category": "form interaction", "name": "submit",
              "data": {"host": "www.consumeraffairs.com", "path": "/", "form": {"first_name": "John", "last_name": "Doe"}},
              "timestamp": "2021-01-01 09:15:27.243860"}]""";

    @TempDir
    static Path directory;

    private static Database database;
    private static Broker broker;
    private static Map<String, String> settings;
    private static Program http;
    private static Program worker;
    private static Caller demo;

    @BeforeAll
    static void start() throws Exception {
        database = Database.startedIn(directory.resolve("postgres"));
        broker = Broker.startedIn(directory.resolve("rabbit"));
        settings = new HashMap<>(database.settings());
        settings.put("EYE_RABBIT_URI", broker.uri());
        // both at once over one directory, as two commands typed one after the other do
        worker = Program.launch(directory.resolve("data"), settings, "--role=worker");
        http = Program.launch(directory.resolve("data"), settings, "--role=http")
                .awaitReady();
        worker.awaitReady();
        demo = Caller.as(http, "demo");
    }

    @AfterAll
    static void stop() throws Exception {
        try (Broker lastButOne = broker;
                Database last = database) {
            http.close();
            worker.close();
        }
    }

    @Test
    void the_three_events_of_the_brief_make_their_journey() throws Exception {
        Answer posted = demo.post(BRIEF);

        assertThat(posted.status()).as(posted.text()).isEqualTo(202);
        Patience.until("three events", SOON, () -> timeline().size() == 3);
        assertThat(timeline())
                .extracting(event -> event.get("name").asText())
                .containsExactly("pageview", "cta click", "submit");
        assertThat(http.output() + worker.output()).doesNotContain("not-for-logs");
    }

    @Test
    void costly_events_of_one_application_hold_up_no_other() throws Exception {
        Caller admin = Caller.as(http, "admin");
        JsonNode registered = admin.post(
                        "/v1/applications", "{\"name\":\"other\",\"scopes\":[\"events:write\",\"events:read\"]}")
                .json();
        Caller other = Caller.as(
                http,
                registered.get("client_id").asText(),
                registered.get("client_secret").asText());
        assertThat(admin.put(CostlyEvents.SCHEMA_PATH, CostlyEvents.schema()).status())
                .isIn(200, 201);
        Patience.until("the worker judges by the schema", SOON, () -> fails(CostlyEvents.invalid()));
        for (int i = 0; i < 5; i++) {
            assertThat(demo.post(CostlyEvents.array(500, 30)).status()).isEqualTo(202);
        }
        Patience.until(
                "events are deferred",
                SOON,
                () -> !Caller.stranger(worker).get("/prometheus").text().contains("eye_events_deferred_total 0.0"));

        for (int i = 0; i < 10; i++) {
            Answer posted = other.post("""
                    {"session_id":"%s","category":"c","name":"n","data":{"n":1},"timestamp":"2021-09-10T00:00:00Z"}""".formatted(UUID.randomUUID()));
            String id = posted.json().get("events").get(0).get("id").asText();
            Patience.until(
                    "another's event is stored",
                    Duration.ofSeconds(5),
                    () -> other.get("/v1/events/" + id).status() == 200);
        }

        JsonNode costly =
                demo.get("/v1/events?category=costly&limit=1&count=true").json();
        assertThat(costly.get("count").asInt()).isLessThan(1_250);
    }

    private static boolean fails(String events) throws Exception {
        String id = demo.post(events).json().get("events").get(0).get("id").asText();
        String status = "/v1/events/" + id + "/status";
        Patience.until("it is recorded", SOON, () -> demo.get(status).status() == 200);
        return demo.get(status).json().get("status").asText().equals("failed");
    }

    @Test
    void a_worker_answers_about_its_health_and_nothing_else() throws Exception {
        Caller stranger = Caller.stranger(worker);

        assertThat(stranger.get("/health/readiness").status()).isEqualTo(200);
        assertThat(stranger.get("/health/liveness").status()).isEqualTo(200);
        assertThat(stranger.get("/prometheus").status()).isEqualTo(200);
        Caller known = new Caller(worker.url(), demo.token());
        for (String path : List.of(
                "/v1/events",
                "/v1/failed-events",
                "/v1/applications",
                "/oauth/token",
                "/.well-known/jwks.json",
                "/docs")) {
            assertThat(known.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(known.post(BRIEF).status()).isEqualTo(404);
    }

    @Test
    void without_its_broker_it_refuses_at_once_says_which_part_is_down_and_takes_events_as_soon_as_it_is_back()
            throws Exception {
        broker.kill();
        Patience.until("the queue is down", SOON, () -> statusOf(http, "queue").equals("DOWN"));
        Answer refused = demo.post(BRIEF);
        String store = statusOf(http, "store");
        Patience.until(
                "the worker says so, too", SOON, () -> statusOf(worker, "queue").equals("DOWN"));

        broker.start();
        long back = System.nanoTime();
        Patience.until("events are taken again", SOON, () -> demo.post(BRIEF).status() == 202);
        Duration waited = Duration.ofNanos(System.nanoTime() - back);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.took()).isLessThan(Duration.ofSeconds(1));
        assertThat(refused.retryAfter())
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
        assertThat(store).isEqualTo("UP");
        assertThat(waited).isLessThan(Duration.ofSeconds(5));
        Patience.until(
                "all is well again",
                SOON,
                () -> Caller.stranger(worker).get("/health/readiness").status() == 200);
    }

    @Test
    void without_its_database_it_goes_on_accepting_and_says_which_part_is_down() throws Exception {
        Patience.until("the token is known", SOON, () -> demo.post(BRIEF).status() == 202);
        database.stop();
        try {
            Patience.until(
                    "the store is down", SOON, () -> statusOf(http, "store").equals("DOWN"));
            assertThat(statusOf(http, "queue")).isEqualTo("UP");
            assertThat(demo.post(BRIEF).status()).isEqualTo(202);
            Answer question = demo.get("/v1/events");
            assertThat(question.status()).isEqualTo(503);
            assertThat(question.retryAfter()).isPresent();
        } finally {
            database.start();
        }
        Patience.until(
                "all is well again",
                SOON,
                () -> Caller.stranger(http).get("/health/readiness").status() == 200);
    }

    @Test
    void a_broker_that_is_away_at_the_start_is_waited_for() throws Exception {
        broker.kill();
        try (Program early = Program.launch(directory.resolve("data"), settings).awaitReady()) {
            Caller caller = Caller.as(early, "demo");
            Answer refused = caller.post(BRIEF);
            broker.start();

            Patience.until("events are taken", SOON, () -> caller.post(BRIEF).status() == 202);
            assertThat(refused.status()).isEqualTo(503);
        }
    }

    @Test
    void a_wrong_password_stops_the_start_with_one_line_that_does_not_show_it() throws Exception {
        Program program = launch("EYE_RABBIT_URI", broker.uri("mistyped"));

        assertThat(program.awaitEnd()).isEqualTo(1);
        assertThat(program.output())
                .contains("The Eye cannot start: RabbitMQ (EYE_RABBIT_URI): the user or the password is refused")
                .doesNotContain("mistyped")
                .doesNotContain("Exception");
    }

    @Test
    void a_virtual_host_that_does_not_exist_stops_the_start_with_one_line() throws Exception {
        Program program = launch("EYE_RABBIT_URI", broker.uri() + "/nowhere");

        assertThat(program.awaitEnd()).isEqualTo(1);
        assertThat(program.output())
                .contains("The Eye cannot start: RabbitMQ (EYE_RABBIT_URI): there is no such virtual host");
    }

    @Test
    void another_queue_under_the_same_name_stops_the_start_with_a_line_that_says_what_differs() throws Exception {
        Program program = launch("EYE_RABBIT_TOPOLOGY_MAX_LENGTH", "5");

        assertThat(program.awaitEnd()).isEqualTo(1);
        assertThat(program.output())
                .containsPattern("The Eye cannot start: .*eye.events.v1.*x-max-length.*eye.rabbit.topology.queue")
                .doesNotContain("Exception");
    }

    private static Program launch(String setting, String value) throws Exception {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(setting, value);
        return Program.launch(directory.resolve("elsewhere"), changed);
    }

    private static String statusOf(Program program, String part) throws Exception {
        JsonNode health = Caller.stranger(program).get("/health/readiness").json();
        return health.path("details").path(part).path("status").asText();
    }

    private static List<JsonNode> timeline() throws Exception {
        return demo.get("/v1/sessions/" + SESSION + "/events")
                .json()
                .get("results")
                .valueStream()
                .toList();
    }
}
