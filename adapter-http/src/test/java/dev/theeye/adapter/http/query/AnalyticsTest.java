package dev.theeye.adapter.http.query;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_READ_ALL;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyticsTest {
    private static final Server SERVER = Server.start();

    private final Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);
    private final UUID session = UUID.randomUUID();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void keep() {
        client.keep("["
                + String.join(
                        ",",
                        Client.event(session, "page interaction", "pageview", "2021-01-01 09:15:27.243860"),
                        Client.event(session, "page interaction", "pageview", "2021-01-01 09:59:59"),
                        Client.event(UUID.randomUUID(), "page interaction", "pageview", "2021-01-01 11:00:00"),
                        Client.event(session, "form interaction", "submit", "2021-01-01 11:30:00"))
                + "]");
    }

    @Test
    void events_are_counted_over_time_without_gaps() {
        assertThat(client.get("/v1/analytics/timeseries?interval=hour").body())
                .isEqualTo(
                        "{\"interval\":\"hour\",\"from\":\"2021-01-01T09:00:00.000000Z\",\"to\":\"2021-01-01T12:00:00.000000Z\","
                                + "\"series\":[{\"events\":4,\"points\":["
                                + "{\"time\":\"2021-01-01T09:00:00.000000Z\",\"events\":2},"
                                + "{\"time\":\"2021-01-01T10:00:00.000000Z\",\"events\":0},"
                                + "{\"time\":\"2021-01-01T11:00:00.000000Z\",\"events\":2}]}]}");
    }

    @Test
    void groups_are_counted_side_by_side_from_the_middle_of_an_interval_on() {
        assertThat(client.get("/v1/analytics/timeseries?group_by=name,category&from=2021-01-01T09:16&to=2021-01-03")
                        .statusCode())
                .as("a time has seconds")
                .isEqualTo(400);
        assertThat(client.get(
                                "/v1/analytics/timeseries?group_by=name,category&from=2021-01-01T09:16:00Z&to=2021-01-02T00:00:01Z")
                        .body())
                .isEqualTo(
                        "{\"interval\":\"day\",\"from\":\"2021-01-01T09:16:00.000000Z\",\"to\":\"2021-01-02T00:00:01.000000Z\","
                                + "\"series\":["
                                + "{\"name\":\"pageview\",\"category\":\"page interaction\",\"events\":2,\"points\":["
                                + "{\"time\":\"2021-01-01T00:00:00.000000Z\",\"events\":2},"
                                + "{\"time\":\"2021-01-02T00:00:00.000000Z\",\"events\":0}]},"
                                + "{\"name\":\"submit\",\"category\":\"form interaction\",\"events\":1,\"points\":["
                                + "{\"time\":\"2021-01-01T00:00:00.000000Z\",\"events\":1},"
                                + "{\"time\":\"2021-01-02T00:00:00.000000Z\",\"events\":0}]}]}");
    }

    @Test
    void where_nothing_is_found_zeros_are_counted_for_the_span_that_was_named() {
        assertThat(client.get("/v1/analytics/timeseries?category=x").body())
                .isEqualTo("{\"interval\":\"day\",\"from\":null,\"to\":null,\"series\":[]}");
        assertThat(client.get("/v1/analytics/timeseries?category=x&from=2021-01-01&to=2021-01-02")
                        .body())
                .endsWith(
                        "\"series\":[{\"events\":0,\"points\":[{\"time\":\"2021-01-01T00:00:00.000000Z\",\"events\":0}]}]}");
        assertThat(client.get("/v1/analytics/timeseries?from=2021-01-02&to=2021-01-01")
                        .body())
                .endsWith("\"series\":[]}");
    }

    @Test
    void the_most_frequent_values_are_ranked() {
        assertThat(client.get("/v1/analytics/top?by=name").body())
                .isEqualTo(
                        "{\"by\":\"name\",\"results\":["
                                + "{\"value\":\"pageview\",\"events\":3,\"sessions\":2},{\"value\":\"submit\",\"events\":1,\"sessions\":1}]}");
        assertThat(client.get("/v1/analytics/top?by=data.path&limit=1&name=submit")
                        .body())
                .isEqualTo("{\"by\":\"data.path\",\"results\":[{\"value\":\"/\",\"events\":1,\"sessions\":1}]}");
        assertThat(client.get("/v1/analytics/top?by=application&data.host=nowhere")
                        .body())
                .isEqualTo("{\"by\":\"application\",\"results\":[]}");
    }

    @Test
    void sessions_are_followed_through_the_steps_of_a_funnel() {
        assertThat(funnel("""
                        {"steps":[{"category":"page interaction","name":"pageview","data":{"path":["/","/x"]}},{"name":"submit"}],
                         "from":"2021-01-01","to":"2021-01-02","window":"PT2H30M"}"""))
                .isEqualTo(
                        "{\"from\":\"2021-01-01T00:00:00.000000Z\",\"to\":\"2021-01-02T00:00:00.000000Z\",\"window\":\"PT2H30M\","
                                + "\"steps\":[{\"category\":\"page interaction\",\"name\":\"pageview\",\"sessions\":2,\"conversion\":1.0,"
                                + "\"conversion_from_previous\":1.0,\"median_seconds\":null},"
                                + "{\"category\":null,\"name\":\"submit\",\"sessions\":1,\"conversion\":0.5,"
                                + "\"conversion_from_previous\":0.5,\"median_seconds\":5401.0}]}");
        assertThat(funnel("{\"steps\":[{\"name\":\"pageview\"},{\"name\":\"submit\"}],\"window\":\"PT90M\"}"))
                .contains("\"from\":null", "\"name\":\"submit\",\"sessions\":0");
        assertThat(funnel("{\"steps\":[{\"name\":\"pageview\",\"data\":{\"path\":5}},{\"name\":\"submit\"}]}"))
                .as("5 is no string")
                .contains("\"window\":null", "\"name\":\"pageview\",\"sessions\":0,\"conversion\":0.0");
    }

    @Test
    void another_applications_events_add_up_to_nothing() {
        Client stranger = SERVER.client(EVENTS_READ);
        String steps = "{\"steps\":[{\"name\":\"pageview\"},{\"name\":\"submit\"}],\"session_id\":\"" + session + "\"}";

        assertThat(stranger.get("/v1/analytics/timeseries").body()).endsWith("\"series\":[]}");
        assertThat(stranger.get("/v1/analytics/top?by=name").body()).endsWith("\"results\":[]}");
        assertThat(stranger.call("POST", "/v1/analytics/funnel", steps).body())
                .contains("\"name\":\"pageview\",\"sessions\":0");
        assertThat(SERVER.client(EVENTS_READ_ALL)
                        .call("POST", "/v1/analytics/funnel", steps)
                        .body())
                .contains("\"name\":\"submit\",\"sessions\":1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "timeseries?interval=week; minute, hour or day",
                "timeseries?interval=HOUR; minute, hour or day",
                "timeseries?group_by=; category,name,application",
                "timeseries?group_by=name,name; each once",
                "timeseries?group_by=data.x; category,name,application",
                "timeseries?by=name; known are application, session_id",
                "timeseries?interval=minute&from=2021-01-01&to=2021-02-01; narrow from and to",
                "timeseries?interval=day&from=0001-01-01&to=9999-01-01; narrow from and to",
                "timeseries?from=x; a time",
                "top; 'by' is missing",
                "top?by=session; category, name, application or data.PATH",
                "top?by=data.; a path such as",
                "top?by=data.a..b; a path such as",
                "top?by=name&limit=0; 1 to 100",
                "top?by=name&limit=101; 1 to 100",
                "top?by=name&cursor=x; is not known",
                "top?by=name&by=category; only once",
            })
    void a_parameter_that_cannot_be_understood_is_named(String question, String expected) {
        assertProblem(client.get("/v1/analytics/" + question), 400, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; not a JSON object",
                "[]; not a JSON object",
                "{; not JSON",
                "{}{}; something follows",
                "{}; 2 to 10 steps",
                "{'steps':7}; not an array",
                "{'steps':[]}; 2 to 10 steps",
                "{'steps':[{'name':'a'}]}; 2 to 10 steps",
                "{'steps':[{'name':'a'},7]}; steps[1]",
                "{'steps':[{'name':'a'},{}]}; steps[1]",
                "{'steps':[{'name':'a'},{'data':{}}]}; says nothing",
                "{'steps':[{'name':'a'},{'nme':'b'}]}; steps[1].nme",
                "{'steps':[{'name':''},{'name':'b'}]}; 1 to 255",
                "{'steps':[{'name':7},{'name':'b'}]}; not a string",
                "{'steps':[{'name':'\\u0000'},{'name':'b'}]}; 1 to 255",
                "{'steps':[{'data':7},{'name':'b'}]}; steps[0].data",
                "{'steps':[{'data':{'a..b':1}},{'name':'b'}]}; no path",
                "{'steps':[{'data':{'a':{}}},{'name':'b'}]}; no string, number",
                "{'steps':[{'data':{'a':[[1]]}},{'name':'b'}]}; no string, number",
                "{'steps':[{'data':{'a':1e999999}},{'name':'b'}]}; a number larger",
                "{'steps':[{'name':'a'},{'name':'b'}],'window':'1h'}; ISO 8601",
                "{'steps':[{'name':'a'},{'name':'b'}],'window':'PT0S'}; ISO 8601",
                "{'steps':[{'name':'a'},{'name':'b'}],'window':'P400D'}; ISO 8601",
                "{'steps':[{'name':'a'},{'name':'b'}],'window':7}; not a string",
                "{'steps':[{'name':'a'},{'name':'b'}],'from':'x'}; a time",
                "{'steps':[{'name':'a'},{'name':'b'}],'application':['x']}; a UUID",
                "{'steps':[{'name':'a'},{'name':'b'}],'category':'x'}; known are steps",
                "{'steps':[{'name':'a'},{'name':'b'}],'steps':[]}; twice",
            })
    void a_funnel_that_cannot_be_understood_is_refused(String body, String expected) {
        assertProblem(client.call("POST", "/v1/analytics/funnel", body.replace('\'', '"')), 400, expected);
    }

    @Test
    void a_funnel_is_JSON_of_a_sane_size() {
        String steps = "{\"steps\":[{\"name\":\"a\"},{\"name\":\"b\"}]" + " ".repeat(65_536) + "}";

        assertThat(client.call("POST", "/v1/analytics/funnel", steps).statusCode())
                .isEqualTo(413);
        assertThat(SERVER.send(client.request("/v1/analytics/funnel")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
    }

    private String funnel(String json) {
        return client.call("POST", "/v1/analytics/funnel", json).body();
    }
}
