package dev.theeye.adapter.http.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.adapter.http.ChunkBuffer;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import dev.theeye.eventjson.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The lines of a stream, as the HTML standard has them (section 9.2, server-sent events). */
final class EventLines {
    private static final JsonFactory JSON = new JsonFactory();

    private final ChunkBuffer bytes = new ChunkBuffer();

    int size() {
        return bytes.left();
    }

    byte[] take(int most) {
        return bytes.take(most);
    }

    /** What comes first: how long to wait before coming back after a break. */
    void beginning() {
        text("retry: 2000\n: following\n\n");
    }

    void event(StoredEvent stored) {
        text("id: " + stored.position().text() + "\nevent: event\ndata: ");
        ByteArrayOutputStream object = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(object)) {
            EventJson.write(stored.event(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] line = object.toByteArray();
        for (int i = 0; i < line.length; i++) {
            // only between the tokens of a payload: in a string they are escaped
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        bytes.writeBytes(line);
        text("\n\n");
    }

    /** Events may be missing here. */
    void gap(FeedPosition position) {
        text("id: " + position.text() + "\nevent: gap\ndata: {}\n\n");
    }

    /** Without data: nothing happens, but whoever comes back goes on from here, also where no event was for it. */
    void heartbeat(FeedPosition position) {
        text(": heartbeat\nid: " + position.text() + "\n\n");
    }

    /** @param reason one word */
    void end(String reason) {
        text("event: end\ndata: {\"reason\":\"" + reason + "\"}\n\n");
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
