package dev.theeye.adapter.http.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.failure.FailedEventGroup;
import dev.theeye.domain.failure.FailedEventGroup.By;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups of failed events as the API gives them back: {@code {"results":[{"violation":…,"count":…,…}]}}. */
final class FailedEventSummaryJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FailedEventSummaryJson() {}

    /**
     * @param by what was asked for: null stands there where it was not sent, and nothing where it was not asked for
     * @param more whether there are groups beyond these
     */
    static byte[] write(List<FailedEventGroup> groups, Set<By> by, boolean more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("results");
            for (FailedEventGroup group : groups) {
                write(group, by, json);
            }
            json.writeEndArray();
            if (more) {
                json.writeBooleanField("more", true);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String name(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private static void write(FailedEventGroup group, Set<By> by, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (By each : by) {
            json.writeStringField(name(each), value(group, each));
        }
        json.writeNumberField("count", group.count());
        json.writeStringField("first_seen", Timestamps.format(group.firstSeen()));
        json.writeStringField("last_seen", Timestamps.format(group.lastSeen()));
        json.writeEndObject();
    }

    private static @Nullable String value(FailedEventGroup group, By by) {
        return switch (by) {
            case VIOLATION -> group.violation();
            case CATEGORY -> group.category();
            case NAME -> group.name();
            case APPLICATION ->
                group.application() == null ? null : group.application().toString();
        };
    }
}
