package dev.theeye.adapter.http;

import static dev.theeye.domain.trust.Scope.EVENTS_READ;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class JourneyTest {
    private static final Server SERVER = Server.start();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void the_three_events_of_the_brief_come_back_in_the_order_sent() {
        Client client = SERVER.client(EVENTS_WRITE, EVENTS_READ);
        UUID session = UUID.randomUUID();
        String body = "["
                + String.join(
                        ",",
                        Client.event(session, "page interaction", "pageview", "2021-01-01 09:15:27.243860"),
                        Client.event(session, "page interaction", "cta click", "2021-01-01 09:15:27.243860"),
                        Client.event(session, "form interaction", "submit", "2021-01-01 09:15:27.243860"))
                + "]";

        List<String> ids = client.keep(body);

        HttpResponse<String> timeline = client.get("/v1/sessions/" + session + "/events");
        assertThat(timeline.statusCode()).isEqualTo(200);
        JsonNode page = SERVER.json(timeline);
        assertThat(page.get("results").values())
                .extracting(event -> event.get("id").getStringValue())
                .containsExactlyElementsOf(ids);
        JsonNode first = page.get("results").get(0);
        assertThat(first.get("timestamp").getStringValue()).isEqualTo("2021-01-01T09:15:27.243860Z");
        assertThat(first.get("data").get("host").getStringValue()).isEqualTo("www.consumeraffairs.com");
    }
}
