package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.theeye.bootstrap.Client.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** A bad event never hurts its neighbours, on the program as people run it. */
class NeighboursTest {
    private static final int EVENTS = 1_000;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** With space where JSON allows it, which must come back too. */
    private static final String GOOD =
            "{ \"session_id\":\"SESSION\",\"category\":\"c\",\r\n\"name\":\"NAME\",\t\"data\": {\"k\":1} ,"
                    + "\"timestamp\":\"2021-01-01T00:00:00Z\"  }";

    /** What is put in the place of a part of a good event. */
    private static final List<String[]> BADNESS = List.of(
            new String[] {"\"session_id\":\"SESSION\",", ""},
            new String[] {"SESSION", "no session"},
            new String[] {"\"SESSION\"", "null"},
            new String[] {"\"category\":\"c\",", ""},
            new String[] {"\"c\"", "[{\"c\":1}]"},
            new String[] {"\"c\"", "\"" + "c".repeat(256) + "\""},
            new String[] {"\"c\"", "\"\\u0000\""},
            new String[] {"\"c\"", "\"c\",\"category\":\"d\""},
            new String[] {"\"name\":", "\"nome\":"},
            new String[] {"\"NAME\"", "\"\",\"was\":\"NAME\""},
            new String[] {"2021-01-01T00:00:00Z", "yesterday"},
            new String[] {"2021-01-01T00:00:00Z", "2021-02-30T00:00:00Z"},
            new String[] {"2021-01-01T00:00:00Z", "1521-01-01T00:00:00Z"},
            new String[] {
                "2021-01-01T00:00:00Z", Instant.now().plusSeconds(86_400).toString()
            },
            new String[] {"\"2021-01-01T00:00:00Z\"", "1e400"},
            new String[] {"{\"k\":1}", "{}"},
            new String[] {"{\"k\":1}", "[1,2]"},
            new String[] {"{\"k\":1}", "\"text } ] \\\" , {\""},
            new String[] {"{\"k\":1}", "{\"k\":\"\\ud800\"}"},
            new String[] {"{\"k\":1}", "{\"k\":\"\\u0000\"}"},
            new String[] {"{\"k\":1}", "{\"k\":\"" + "x".repeat(70_000) + "\"}"},
            new String[] {"{\"k\":1}", "{\"k\":" + "[".repeat(100) + "]".repeat(100) + "}"},
            new String[] {"{\"k\":1}", "{\"k\":1},\"extra\":\"\u00fc \ud83d\ude00\""},
            new String[] {"{\"k\":1}", "{\"k\":1},\"event_id\":7"});

    @TempDir
    static Path directory;

    private static Eye eye;
    private static Client admin;

    @BeforeAll
    static void start() throws Exception {
        eye = Eye.startedIn(directory.resolve("data"));
        admin = Client.of(eye, "admin");
    }

    @AfterAll
    static void stop() throws Exception {
        eye.close();
    }

    @RepeatedTest(20)
    void of_a_thousand_events_the_bad_are_kept_as_they_were_sent_and_the_good_are_stored(RepetitionInfo round)
            throws Exception {
        Client client = newApplication(round.getCurrentRepetition());
        Random random = new Random(round.getCurrentRepetition());
        List<String> sent = new ArrayList<>();
        int good = 0;
        int large = 0;
        for (int i = 0; i < EVENTS; i++) {
            String[] badness = BADNESS.get(random.nextInt(BADNESS.size()));
            boolean bad = random.nextBoolean() && (badness[1].length() < 1000 || large++ < 30);
            String event = bad ? GOOD.replace(badness[0], badness[1]) : GOOD;
            sent.add(event.replace("SESSION", UUID.randomUUID().toString()).replace("NAME", "event " + i));
            good += bad ? 0 : 1;
        }

        Answer answer = client.post("/v1/events", sent.stream().collect(Collectors.joining(" ,\n", " [", "\t]\n")));

        int expected = good;
        assertThat(answer.status()).isEqualTo(202);
        Eventually.holds(SOON, () -> count(client, "/v1/events") + count(client, "/v1/failed-events") == EVENTS);
        assertThat(count(client, "/v1/events")).isEqualTo(expected);
        JsonNode ids = answer.json().get("events");
        Map<String, String> received = received(client);
        assertThat(received).hasSize(EVENTS - expected);
        for (int i = 0; i < EVENTS; i++) {
            String id = ids.get(i).get("id").asText();
            if (received.containsKey(id)) {
                assertThat(received.get(id)).isEqualTo(sent.get(i));
            }
        }
    }

    private static Client newApplication(int round) throws Exception {
        JsonNode registered = admin.post(
                        "/v1/applications",
                        "{\"name\":\"round " + round + "\",\"scopes\":[\"events:write\",\"events:read\"]}")
                .json();
        return Client.of(
                eye,
                registered.get("client_id").asText(),
                registered.get("client_secret").asText());
    }

    private static int count(Client client, String path) throws Exception {
        return client.get(path + "?limit=1&count=true").json().get("count").asInt();
    }

    private static Map<String, String> received(Client client) throws Exception {
        Map<String, String> received = new HashMap<>();
        String page = "/v1/failed-events?limit=1000";
        while (!page.isEmpty()) {
            JsonNode answer = client.get(page).json();
            answer.get("results")
                    .forEach(failed -> received.put(
                            failed.get("id").asText(), failed.get("received").asText()));
            page = answer.get("next").asText("").replaceFirst("^https?://[^/]+", "");
        }
        return received;
    }
}
