package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.theeye.bootstrap.Client.Answer;
import dev.theeye.bootstrap.cli.CommandLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two applications beside each other, registered on the command line, on the real PostgreSQL. */
class TwoApplicationsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int RACING = 32;

    /** Whatever must not be read in a log. */
    private static final List<String> SECRETS = new CopyOnWriteArrayList<>();

    @TempDir
    static Path directory;

    private static Eye eye;
    private static Client analyst;

    @BeforeAll
    static void start() throws Exception {
        eye = Eye.startedIn(directory.resolve("data"));
        analyst = Client.of(eye, "analyst");
    }

    @AfterAll
    static void stop() throws Exception {
        eye.close();

        assertThat(SECRETS).isNotEmpty();
        assertThat(eye.output()).as("what it said").doesNotContain(SECRETS);
    }

    private record Ran(int exitCode, String out, String err) {
        JsonNode json() throws Exception {
            return new ObjectMapper().readTree(out);
        }
    }

    @Test
    void each_reads_back_only_its_own_and_the_analyst_reads_both() throws Exception {
        Client first = registered("own");
        Client second = registered("own");
        String session = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();

        first.post("/v1/events", event(session, 0));
        Eventually.holds(SOON, () -> results(first, "/v1/events").size() == 1);
        second.post("/v1/events", event(other, 0));
        second.post("/v1/events", event(session, 1));
        Eventually.holds(SOON, () -> results(second, "/v1/failed-events").size() == 1);
        Eventually.holds(SOON, () -> results(second, "/v1/events").size() == 1);

        assertThat(results(first, "/v1/events")).hasSize(1);
        assertThat(results(first, "/v1/failed-events")).isEmpty();
        assertThat(results(first, "/v1/events?session_id=" + other)).isEmpty();
        assertThat(results(second, "/v1/events?session_id=" + session)).isEmpty();
        assertThat(results(second, "/v1/failed-events")
                        .get(0)
                        .get("violations")
                        .get(0)
                        .get("code")
                        .asText())
                .isEqualTo("session.other_application");
        assertThat(results(analyst, "/v1/events?session_id=" + session + "&session_id=" + other))
                .hasSize(2);
    }

    @Test
    void of_two_that_race_to_open_a_session_of_its_own_one_owns_it_and_nothing_is_lost() throws Exception {
        Client first = registered("own");
        Client second = registered("own");
        for (int round = 0; round < 3; round++) {
            String session = UUID.randomUUID().toString();
            String failed = "/v1/failed-events?limit=1000&session_id=" + session;
            String stored = "/v1/sessions/" + session + "/events?limit=1000";

            race(first, second, session);
            Eventually.holds(
                    SOON,
                    () -> results(analyst, stored).size()
                                    + results(analyst, failed).size()
                            == RACING);

            boolean firstOwns = !results(first, stored).isEmpty();
            Client owner = firstOwns ? first : second;
            Client loser = firstOwns ? second : first;
            assertThat(results(owner, stored)).hasSize(RACING / 2);
            assertThat(results(owner, failed)).isEmpty();
            assertThat(results(loser, stored)).isEmpty();
            assertThat(results(loser, failed))
                    .hasSize(RACING / 2)
                    .allSatisfy(one -> assertThat(
                                    one.get("violations").get(0).get("code").asText())
                            .isEqualTo("session.other_application"));
        }
    }

    @Test
    void two_that_share_their_sessions_race_to_open_one_and_both_are_in_it() throws Exception {
        Client first = registered("shared");
        Client second = registered("shared");
        String session = UUID.randomUUID().toString();

        race(first, second, session);

        Eventually.holds(
                SOON,
                () -> results(analyst, "/v1/sessions/" + session + "/events?limit=1000")
                                .size()
                        == RACING);
        assertThat(results(first, "/v1/events?session_id=" + session)).hasSize(RACING / 2);
        assertThat(results(second, "/v1/events?session_id=" + session)).hasSize(RACING / 2);
    }

    @Test
    void applications_are_administered_on_the_command_line() throws Exception {
        String name = "shop " + UUID.randomUUID();
        Ran registered = apps("register", name, "--scopes", "events:write", "--json");
        String id = registered.json().get("client_id").asText();

        assertThat(registered.json().get("scopes").toString()).isEqualTo("[\"events:write\"]");
        assertThat(apps("suspend", name).out()).contains("suspended");
        assertThat(apps("list").out()).contains("client_id", id, name, "suspended");
        assertThat(apps("activate", id, "--json").json().get("status").asText()).isEqualTo("active");
        Ran rotated = apps("rotate", name, "--grace=PT1H");
        assertThat(rotated.exitCode()).isZero();
        assertThat(rotated.out()).contains("client_secret", "shown this once");
        String secret = registered.json().get("client_secret").asText();
        assertThat(Client.of(eye, id, secret).token()).isNotEmpty();
        assertThat(run("keys", "rotate").out()).contains("kid", "signs_from");
    }

    @Test
    void a_command_that_cannot_be_done_says_why() throws Exception {
        assertRefused(apps("suspend", "nobody"), 1, "there is no application nobody");
        assertRefused(apps("register", "demo"), 1, "409", "another application has this name");
        assertRefused(apps("register", "x", "--scopes", "root"), 1, "400", "one of events:write");
        assertRefused(apps("list", "--url", "http://127.0.0.1:1"), 1, "cannot be reached", "--url");
        assertRefused(apps("list", "--credentials", "/nowhere"), 1, "cannot read", "--credentials");
        assertRefused(apps("register"), 2, "needs one name");
        assertRefused(apps("explode"), 2, "there is no command apps explode");
        assertRefused(apps("list", "--verbose"), 2, "there is no option --verbose");
        assertRefused(apps("list", "--grace", "PT1H"), 2, "has no option --grace");
        assertRefused(apps("list", "--url"), 2, "needs a value");
        assertThat(apps("--help").out()).contains("./eye apps register NAME");
        assertThat(apps("--help").exitCode()).isZero();
    }

    private static void assertRefused(Ran ran, int exitCode, String... said) {
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(exitCode);
        assertThat(ran.err()).contains(said);
    }

    private static Ran apps(String... words) {
        List<String> typed = new ArrayList<>(List.of("apps"));
        typed.addAll(List.of(words));
        return run(typed.toArray(String[]::new));
    }

    private static Ran run(String... typed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new CommandLine(
                        Map.of(
                                "EYE_DATA_DIR",
                                directory.resolve("data").toString(),
                                "EYE_HTTP_PORT",
                                Integer.toString(eye.port())),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(typed));
        return new Ran(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Client registered(String policy) throws Exception {
        JsonNode answer = apps("register", "app " + UUID.randomUUID(), "--session-policy", policy, "--json")
                .json();
        Client client = Client.of(
                eye,
                answer.get("client_id").asText(),
                answer.get("client_secret").asText());
        SECRETS.addAll(List.of(answer.get("client_secret").asText(), client.token()));
        return client;
    }

    /** Half of the requests are each one's. */
    private static void race(Client first, Client second, String session) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACING);
        try (ExecutorService threads = Executors.newFixedThreadPool(RACING)) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < RACING; i++) {
                Client client = i % 2 == 0 ? first : second;
                String event = event(session, i);
                answers.add(threads.submit(() -> {
                    start.await();
                    return client.post("/v1/events", event);
                }));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(202);
            }
        }
    }

    private static String event(String session, int number) {
        return """
                {"session_id":"%s","category":"race","name":"n","data":{"number":%s},"timestamp":"2021-01-01T00:00:00Z"}""".formatted(session, number);
    }

    private static JsonNode results(Client client, String path) throws Exception {
        Answer answer = client.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("results");
    }
}
