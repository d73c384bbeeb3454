package dev.theeye.adapter.http.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.session.Session;
import java.io.IOException;

/** Sessions as the API gives them back. */
final class SessionJson {
    private SessionJson() {}

    static void write(Session session, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", session.id().toString());
        json.writeStringField("application", session.application().toString());
        json.writeStringField("first_event", Timestamps.format(session.firstEvent()));
        json.writeStringField("last_event", Timestamps.format(session.lastEvent()));
        json.writeNumberField("events", session.events());
        json.writeArrayFieldStart("categories");
        for (String category : session.categories()) {
            json.writeString(category);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
