package dev.theeye.eventjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.failure.FailedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Events and failed events as the API gives them back. */
public final class EventJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BYTES_PER_EVENT = 512;

    private EventJson() {}

    /** How many bytes the payload of an event takes, which is written as it is. */
    public static int size(Event event) {
        return event.payload().json().length();
    }

    /** How many bytes a failed event takes at most, but for what every one has. */
    public static int size(FailedEvent failed) {
        return EscapedSize.of(failed.received()) + ViolationJson.size(failed.violations());
    }

    /** As {@link #write(Event, JsonGenerator)} has it, without a line break anywhere. */
    public static byte[] line(Event event) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(BYTES_PER_EVENT);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(event, onOneLine(event.payload()), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** In JSON a line break is never more than space: within strings it is escaped. */
    public static String onOneLine(Payload payload) {
        return payload.json().utf8().replace('\n', ' ').replace('\r', ' ');
    }

    public static void write(Event event, JsonGenerator json) throws IOException {
        write(event, event.payload().json().utf8(), json);
    }

    private static void write(Event event, String data, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", event.id().toString());
        json.writeStringField("application", event.application().toString());
        json.writeStringField("session_id", event.session().toString());
        json.writeStringField("category", event.type().category());
        json.writeStringField("name", event.type().name());
        json.writeFieldName("data");
        json.writeRawValue(data);
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
