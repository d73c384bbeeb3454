package dev.theeye.adapter.http.query;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import dev.theeye.adapter.memory.InMemoryEventStore;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
    private static final Server SERVER = Server.start();

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);
    private final UUID session = UUID.randomUUID();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void everything_that_matches_comes_as_a_line_each_as_it_stands_on_pages(String order) {
        keep(2500);
        String query = "/v1/events?session_id=" + session + "&order=" + order;

        HttpResponse<String> export = export("application/x-ndjson", query);

        assertThat(export.statusCode()).isEqualTo(200);
        assertThat(export.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(export.body()).endsWith("}\n");
        JsonNode page = SERVER.json(client.get(query + "&limit=1000&count=true"));
        List<String> lines = export.body().lines().toList();
        assertThat(lines).hasSize(page.get("count").getIntValue()).hasSize(2500).doesNotHaveDuplicates();
        assertThat(client.get(query + "&limit=1000").body())
                .contains("\"results\":[" + String.join(",", lines.subList(0, 1000)) + "]");
    }

    @Test
    void an_export_takes_every_filter_and_shows_no_more_than_pages_do() {
        keep(20);
        Client stranger = SERVER.client(EVENTS_READ);

        assertThat(lines("/v1/events?data.i=7&data.i=8")).hasSize(2);
        assertThat(lines("/v1/events?from=2021-01-01T00:00:05Z&to=2021-01-01T00:00:10Z"))
                .hasSize(5);
        assertThat(lines("/v1/events?name=nothing")).isEmpty();
        assertThat(lines("/v1/events?limit=3")).hasSize(3);
        assertThat(lines("/v1/events?limit=100000")).hasSize(20);
        assertThat(stranger.server()
                        .send(stranger.request("/v1/events").header("Accept", "application/x-ndjson"))
                        .body())
                .isEmpty();
    }

    @Test
    void a_line_break_in_a_payload_breaks_no_line() {
        client.keep(
                "{\"session_id\":\"" + session
                        + "\",\"category\":\"c\",\"name\":\"n\",\"timestamp\":\"2021-01-01T00:00:00Z\",\"data\":{\"a\":\r\n 1,\"b\":\"x\\ny\"}}");

        assertThat(lines("/v1/events")).hasSize(1).first().asString().contains("x\\ny");
    }

    @Test
    void csv_names_its_columns_and_quotes_what_has_to_be() {
        client.keep(Client.event(session, "a,\\\"b\\\"", "line\\nbreak", "2021-01-01 09:15:27.243860"));

        HttpResponse<String> export = export("text/csv", "/v1/events");

        assertThat(export.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8;header=present");
        assertThat(export.body())
                .startsWith("id,application,session_id,category,name,timestamp,received_at,data\r\n")
                .endsWith("\"{\"\"host\"\":\"\"www.consumeraffairs.com\"\",\"\"path\"\":\"\"/\"\"}\"\r\n");
        NamedCsvRecord record = records(export.body()).getFirst();
        JsonNode event = SERVER.json(client.get("/v1/events")).get("results").get(0);
        for (String column :
                List.of("id", "application", "session_id", "category", "name", "timestamp", "received_at")) {
            assertThat(record.getField(column)).isEqualTo(event.get(column).getStringValue());
        }
        assertThat(record.getField("data")).isEqualTo("{\"host\":\"www.consumeraffairs.com\",\"path\":\"/\"}");
    }

    @Test
    void csv_without_events_still_names_its_columns() {
        assertThat(export("text/csv", "/v1/events").body())
                .isEqualTo("id,application,session_id,category,name,timestamp,received_at,data\r\n");
        assertThat(export("application/x-ndjson", "/v1/events").body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"=1+1,'=1+1", "+1,'+1", "-1,'-1", "@SUM(A1),'@SUM(A1)", "a=1,a=1", "＝1,'＝1", "\\t=1,'\t=1"})
    void no_spreadsheet_takes_a_name_for_a_formula(String name, String expected) {
        client.keep(Client.event(session, name, name, "2021-01-01 09:15:27.243860"));

        NamedCsvRecord record = records(export("text/csv", "/v1/events").body()).getFirst();

        assertThat(record.getField("category")).isEqualTo(expected);
        assertThat(record.getField("name")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void an_export_that_was_cut_anywhere_goes_on_behind_its_last_whole_line(String order) {
        keep(7);
        String query = "/v1/events?session_id=" + session + "&order=" + order;
        List<String> all = lines(query);

        for (int got = 1; got <= all.size(); got++) {
            String last = id(all.get(got - 1));
            List<String> both = new ArrayList<>(all.subList(0, got));
            both.addAll(lines(query + "&after=" + last));
            assertThat(both).isEqualTo(all);
        }
    }

    @Test
    void the_next_page_of_a_query_may_be_an_export() {
        keep(7);
        String query = "/v1/events?session_id=" + session;
        List<String> all = lines(query);
        JsonNode page = SERVER.json(client.get(query + "&limit=3"));
        String next =
                page.get("next").getStringValue().replaceFirst(".*/v1", "/v1").replace("limit=3&", "");

        assertThat(lines(next)).isEqualTo(all.subList(3, 7));
        JsonNode second =
                SERVER.json(client.get(page.get("next").getStringValue().replaceFirst(".*/v1", "/v1")));
        String back = second.get("previous").getStringValue().replaceFirst(".*/v1", "/v1");
        assertProblem(export("text/csv", back), 400, "\"parameter\":\"cursor\"", "backwards");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "limit=0; limit; a number from 1",
                "limit=x; limit; a number from 1",
                "limit=9999999999999; limit; a number from 1",
                "count=true; count; known are application, session_id, category, name, from, to, data.PATH, order, limit, cursor, after",
                "nme=x; nme; known are",
                "cursor=x; cursor; next or previous",
                "after=x; after; a UUID",
                "after=01767b0e-0000-8abc-8def-0123456789ab; after; the id of no event",
                "order=up; order; asc or desc",
                "data.=x; data.; a path",
            })
    void what_an_export_cannot_understand_is_named(String query, String parameter, String known) {
        for (String form : List.of("application/x-ndjson", "text/csv")) {
            assertProblem(export(form, "/v1/events?" + query), 400, "\"parameter\":\"" + parameter + "\"", known);
        }
    }

    @Test
    void an_export_begins_behind_no_event_of_others() {
        keep(1);
        String id = id(lines("/v1/events").getFirst());
        Client stranger = SERVER.client(EVENTS_READ);

        assertProblem(
                SERVER.send(stranger.request("/v1/events?after=" + id).header("Accept", "text/csv")),
                400,
                "the id of no event");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*| application/json",
                "application/json| application/json",
                "application/json, text/csv| application/json",
                "text/csv;q=0.9, application/x-ndjson| application/x-ndjson",
                "text/csv, application/json;q=0.5| text/csv",
                "text/html, */*;q=0.8| application/json",
            })
    void a_client_gets_what_it_would_rather_have(String accept, String given) {
        assertThat(export(accept, "/v1/events")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith(given);
    }

    @Test
    void pages_go_after_no_event() {
        assertProblem(client.get("/v1/events?after=" + UUID.randomUUID()), 400, "\"parameter\":\"after\"", "not known");
    }

    @Test
    void an_outage_before_the_first_event_is_a_status() {
        try (Server server = Server.start()) {
            Client other = server.client(EVENTS_READ);
            server.bean(InMemoryEventStore.class).interrupt();

            for (int i = 0; i < 10; i++) {
                HttpResponse<String> answer =
                        server.send(other.request("/v1/events").header("Accept", "application/x-ndjson"));
                assertProblem(answer, 503, "/unavailable");
                assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            }
        }
    }

    @Test
    void asking_for_the_headers_alone_begins_no_export() {
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> answer = SERVER.send(
                    client.request("/v1/events").header("Accept", "text/csv").method("HEAD", BodyPublishers.noBody()));
            assertThat(answer.statusCode()).isEqualTo(200);
        }

        assertThat(export("text/csv", "/v1/events").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> export(String accept, String path) {
        return SERVER.send(client.request(path).header("Accept", accept));
    }

    private List<String> lines(String path) {
        HttpResponse<String> export = export("application/x-ndjson", path);
        assertThat(export.statusCode()).as(export.body()).isEqualTo(200);
        return export.body().lines().toList();
    }

    private static String id(String line) {
        return line.replaceFirst("^\\{\"id\":\"([-0-9a-f]+)\".*", "$1");
    }

    private static List<NamedCsvRecord> records(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    private void keep(int count) {
        client.keep(IntStream.range(0, count)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"session_id\":\"%s\",\"category\":\"c\",\"name\":\"n\",\"timestamp\":\"2021-01-01T%02d:%02d:%02dZ\",\"data\":{\"i\":%d}}",
                        session,
                        i / 3600,
                        i / 60 % 60,
                        i % 60,
                        i))
                .collect(Collectors.joining(",", "[", "]")));
    }
}
