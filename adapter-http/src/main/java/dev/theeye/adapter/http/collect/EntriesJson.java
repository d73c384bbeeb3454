package dev.theeye.adapter.http.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.validation.Flaws;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.eventjson.ViolationJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The answer to events: how many are good, and what is known of each, in the order sent. */
final class EntriesJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BYTES_PER_EVENT = 64;

    private EntriesJson() {}

    /** @param violations none of an event that is accepted */
    record Entry(EventId id, List<Violation> violations) {
        /** What is known before an event is judged. */
        static Entry of(RawEvent event) {
            SentEvent.Flaw flaw = event.sent().flaw();
            return new Entry(event.id(), flaw == null ? List.of() : List.of(Flaws.violation(flaw)));
        }

        static Entry of(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Accepted accepted -> new Entry(accepted.event().id(), List.of());
                case Verdict.Failed failed ->
                    new Entry(failed.event().id(), failed.event().violations());
            };
        }

        boolean failed() {
            return !violations.isEmpty();
        }
    }

    static byte[] write(List<Entry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + entries.size() * BYTES_PER_EVENT);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            write(entries, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As members of an object that is being written. */
    static void write(List<Entry> entries, JsonGenerator json) throws IOException {
        long failed = entries.stream().filter(Entry::failed).count();
        json.writeNumberField("accepted", entries.size() - failed);
        json.writeNumberField("failed", failed);
        json.writeArrayFieldStart("events");
        for (Entry entry : entries) {
            json.writeStartObject();
            json.writeStringField("id", entry.id().toString());
            json.writeStringField("status", entry.failed() ? "failed" : "accepted");
            if (entry.failed()) {
                json.writeFieldName("violations");
                ViolationJson.write(entry.violations(), json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
