package dev.theeye.adapter.http.query;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedEventsTest {
    private static final Server SERVER = Server.start();
    private static final UUID SESSION = UUID.fromString("0000000a-0000-4000-8000-000000000001");

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_failed_event_comes_back_with_its_violations_and_as_it_was_sent() {
        String sent = " { \"name\" : \"pageview\" , \"name\":\"again\" } ";
        String id = client.keep(sent).getFirst();

        JsonNode failed =
                SERVER.json(client.get("/v1/failed-events")).get("results").get(0);

        assertThat(failed.get("id").getStringValue()).isEqualTo(id);
        assertThat(failed.get("application").getStringValue()).isEqualTo(client.id());
        assertThat(failed.get("received").getStringValue()).isEqualTo(sent.strip());
        assertThat(failed.get("status").getStringValue()).isEqualTo("open");
        assertThat(failed.get("violations").get(0).get("code").getStringValue()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 4",
        "violation=name.missing, 1",
        "violation=name, 2",
        "violation=timestamp, 1",
        "violation=name.missing&violation=timestamp.future, 2",
        "violation=storage.refused, 0",
        "session_id=0000000A-0000-4000-8000-000000000001, 3",
        "session_id=nonsense, 1",
        "session_id=nonsense&session_id=0000000a-0000-4000-8000-000000000001, 4",
        "category=c, 3",
        "name=n, 2",
        "status=open, 4",
        "status=replayed&status=discarded, 0",
        "application=00000000-0000-0000-0000-000000000001, 0",
        "to=2021-01-01, 0",
    })
    void failed_events_are_found_by(String query, int expected) {
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2) + "T00:00:00Z";
        String good = Client.event(SESSION, "c", "n", "2021-01-01T00:00:00Z");
        client.keep("["
                + String.join(
                        ",",
                        good.replace("\"name\":\"n\",", ""),
                        good.replace("\"n\"", "7"),
                        good.replace("2021-01-01T00:00:00Z", tomorrow),
                        good.replace(SESSION.toString(), "nonsense").replace("\"c\"", "\"d\""))
                + "]");

        String body = client.get("/v1/failed-events?count=true&" + query).body();

        assertThat(body).startsWith("{\"count\":" + expected + ",");
        assertThat(SERVER.json(client.get("/v1/failed-events?" + query))
                        .get("results")
                        .size())
                .isEqualTo(expected);
    }

    @Test
    void pages_of_failed_events_follow_each_other() {
        client.keep("[{\"name\":\"1\"},{\"name\":\"2\"},{\"name\":\"3\"}]");

        JsonNode first = SERVER.json(client.get("/v1/failed-events?limit=2&order=asc"));
        String cursor = first.get("next").getStringValue().replaceFirst(".*cursor=", "");
        JsonNode second = SERVER.json(client.get("/v1/failed-events?limit=2&order=asc&cursor=" + cursor));

        assertThat(first.get("results").get(1).get("received").getStringValue()).isEqualTo("{\"name\":\"2\"}");
        assertThat(second.get("results").size()).isEqualTo(1);
        assertThat(second.get("results").get(0).get("received").getStringValue())
                .isEqualTo("{\"name\":\"3\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "violation=nonsense; known are category, category.invalid",
                "violation=name.; violation",
                "violation=; violation",
                "status=closed; open, replayed or discarded",
                "status=OPEN; open, replayed or discarded",
                "session=x; known are application, session_id",
                "from=x; a time",
                "limit=x; 1 to 1000",
            })
    void a_parameter_that_cannot_be_understood_is_named(String query, String known) {
        assertProblem(client.get("/v1/failed-events?" + query), 400, "/bad-parameter", known);
    }
}
