package dev.theeye.adapter.http.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.validation.Flaws;
import dev.theeye.eventjson.ViolationJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The answer to events that were accepted. */
final class AcceptedJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BYTES_PER_EVENT = 64;

    private AcceptedJson() {}

    static byte[] write(List<RawEvent> events) {
        int failed = (int)
                events.stream().filter(event -> event.sent().flaw() != null).count();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + events.size() * BYTES_PER_EVENT);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("accepted", events.size() - failed);
            json.writeNumberField("failed", failed);
            json.writeArrayFieldStart("events");
            for (RawEvent event : events) {
                write(event, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(RawEvent event, JsonGenerator json) throws IOException {
        SentEvent.Flaw flaw = event.sent().flaw();
        json.writeStartObject();
        json.writeStringField("id", event.id().toString());
        json.writeStringField("status", flaw == null ? "accepted" : "failed");
        if (flaw != null) {
            json.writeFieldName("violations");
            ViolationJson.write(List.of(Flaws.violation(flaw)), json);
        }
        json.writeEndObject();
    }
}
