package dev.theeye.adapter.http.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results as the API gives them back. */
final class PageJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BYTES_PER_ITEM = 512;

    private PageJson() {}

    /** {@code {"count":…,"next":…,"previous":…,"results":[…]}}. */
    static <T> byte[] write(
            List<T> items,
            Query.Writer<T> writer,
            @Nullable Long count,
            @Nullable String next,
            @Nullable String previous) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(BYTES_PER_ITEM);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (count == null) {
                json.writeNullField("count");
            } else {
                json.writeNumberField("count", count);
            }
            json.writeStringField("next", next);
            json.writeStringField("previous", previous);
            json.writeArrayFieldStart("results");
            for (T item : items) {
                writer.write(item, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static <T> byte[] write(T item, Query.Writer<T> writer) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(BYTES_PER_ITEM);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            writer.write(item, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
