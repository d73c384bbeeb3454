package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Brings events into their table by COPY in its binary form (PostgreSQL manual, "COPY", "Binary Format"): the server writes
 * many rows at once, and neither side spells out and parses ids and times. It knows no ON CONFLICT: one event that is there
 * already makes it fail as a whole.
 */
final class EventCopy {
    private static final String COPY = """
            COPY event (session_id, occurred_at, event_id, arrival, application_id, category, name, data, received_at, schema_version)
            FROM STDIN (FORMAT binary)""";

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final short COLUMNS = 10;
    private static final short END = -1;
    private static final int NULL = -1;
    private static final byte JSONB_VERSION = 1;

    /** More than all of an event but its texts and its payload, and a good portion to send. */
    private static final int BUFFER = 32 * 1024;

    private static final int FIXED = 256;

    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private EventCopy(CopyIn copy) {
        this.copy = copy;
    }

    /** @throws SQLException where any of them is there already; nothing is copied then, and the transaction cannot go on */
    static void copy(Connection connection, List<Event> events) throws SQLException {
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            EventCopy copy = new EventCopy(in);
            copy.buffer.put(SIGNATURE);
            for (Event event : events) {
                copy.put(event);
            }
            copy.buffer.putShort(END);
            copy.send();
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    private void put(Event event) throws SQLException {
        reserve(FIXED);
        buffer.putShort(COLUMNS);
        put(event.session().value());
        put(event.occurredAt());
        put(event.id().value());
        put(event.arrival().value());
        put(event.application().value());
        put(event.type().category());
        put(event.type().name());
        putJson(event.payload().json());
        reserve(FIXED);
        put(event.receivedAt());
        put(event.schemaVersion());
    }

    private void put(UUID value) {
        buffer.putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    }

    private void put(long value) {
        buffer.putInt(8).putLong(value);
    }

    private void put(Instant value) {
        put(ChronoUnit.MICROS.between(EPOCH, value));
    }

    private void put(@Nullable Integer value) {
        if (value == null) {
            buffer.putInt(NULL);
        } else {
            buffer.putInt(4).putInt(value);
        }
    }

    /** Of a type, and so of some hundred characters at most. */
    private void put(String value) throws SQLException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        reserve(4 + bytes.length);
        buffer.putInt(bytes.length).put(bytes);
    }

    private void putJson(ByteString json) throws SQLException {
        reserve(5);
        buffer.putInt(1 + json.length()).put(JSONB_VERSION);
        if (json.length() > buffer.remaining()) {
            send();
        }
        if (json.length() > buffer.capacity()) {
            copy.writeToCopy(json.toByteArray(), 0, json.length());
        } else {
            json.writeTo(buffer);
        }
    }

    private void reserve(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            send();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
