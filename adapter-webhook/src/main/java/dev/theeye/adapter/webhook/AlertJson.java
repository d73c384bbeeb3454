package dev.theeye.adapter.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.failure.FailureAlert;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a receiver is told. */
final class AlertJson {
    private static final JsonFactory JSON = new JsonFactory();

    private AlertJson() {}

    static byte[] write(FailureAlert alert) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", alert.id().toString());
            json.writeStringField("kind", "failures");
            json.writeStringField("category", alert.category());
            json.writeStringField("name", alert.name());
            json.writeNumberField("failures", alert.failures());
            json.writeStringField("raised_at", Timestamps.format(alert.raisedAt()));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
