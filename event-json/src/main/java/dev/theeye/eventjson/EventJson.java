package dev.theeye.eventjson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.failure.FailedEvent;
import java.io.IOException;
import java.util.Locale;

/** Events and failed events as the API gives them back. */
public final class EventJson {
    private EventJson() {}

    public static void write(Event event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", event.id().toString());
        json.writeStringField("application", event.application().toString());
        json.writeStringField("session_id", event.session().toString());
        json.writeStringField("category", event.type().category());
        json.writeStringField("name", event.type().name());
        json.writeFieldName("data");
        json.writeRawValue(event.payload().json().utf8());
        json.writeStringField("timestamp", Timestamps.format(event.occurredAt()));
        json.writeStringField("received_at", Timestamps.format(event.receivedAt()));
        json.writeEndObject();
    }

    /** What was received is given as text; bytes that are not UTF-8 become U+FFFD in it, though they are kept. */
    public static void write(FailedEvent failed, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", failed.id().toString());
        json.writeStringField("application", failed.application().toString());
        json.writeStringField("received_at", Timestamps.format(failed.receivedAt()));
        json.writeFieldName("violations");
        ViolationJson.write(failed.violations(), json);
        json.writeStringField("received", failed.received().utf8());
        json.writeStringField("status", failed.status().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }
}
