package dev.theeye.adapter.http.failure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A job as the API gives it back. */
final class JobJson {
    private static final JsonFactory JSON = new JsonFactory();

    private JobJson() {}

    static byte[] write(FailedEventJob job) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", job.id().toString());
            json.writeBooleanField("dry_run", job.kind() == Kind.DRY_RUN);
            json.writeNumberField("matched", job.matched());
            json.writeNumberField("done", job.done());
            json.writeNumberField("stored", job.stored());
            json.writeNumberField("still_failing", job.stillFailing());
            json.writeNumberField("discarded", job.discarded());
            json.writeBooleanField("finished", job.finished());
            json.writeStringField("started_at", Timestamps.format(job.startedAt()));
            json.writeStringField("finished_at", job.finishedAt() == null ? null : Timestamps.format(job.finishedAt()));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
