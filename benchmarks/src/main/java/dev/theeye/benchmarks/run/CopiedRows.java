package dev.theeye.benchmarks.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Rows of the table event in the form of COPY (FORMAT binary), of the same shape as those that are posted. */
final class CopiedRows {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    static final UUID APPLICATION = new UUID(0x4000L, Long.MIN_VALUE);
    static final String CATEGORY = "page interaction";
    private static final int COLUMNS = 9;
    private static final int BYTES_OF_AN_ID = 16;
    private static final int EVENTS_PER_SESSION = 20;

    private final int rows;
    private final Random random = new Random();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    private final ByteBuffer ids;
    private final List<UUID> sessions = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private Instant time = Instant.EPOCH;
    private UUID session = APPLICATION;
    private long sequence;

    CopiedRows(int rows) {
        this.rows = rows;
        this.ids = ByteBuffer.allocate(rows * BYTES_OF_AN_ID);
    }

    /** Others than before. */
    void make() {
        time = Instant.now().truncatedTo(ChronoUnit.MICROS);
        long micros = ChronoUnit.MICROS.between(POSTGRES_EPOCH, time);
        buffer.clear().put(SIGNATURE);
        ids.clear();
        sessions.clear();
        sessions.add(session);
        counts.clear();
        for (int i = 0; i < rows; i++) {
            if (sequence++ % EVENTS_PER_SESSION == 0) {
                session = new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
                sessions.add(session);
            }
            String name = sequence % 3 == 0 ? "cta click" : "pageview";
            UUID id = new UUID(
                    time.toEpochMilli() << 16 | 0x8000L | sequence & 0xfff, random.nextLong() >>> 2 | Long.MIN_VALUE);
            ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            counts.merge(name, 1L, Long::sum);
            buffer.putShort((short) COLUMNS);
            put(session);
            put(micros);
            put(id);
            put(time.toEpochMilli() << 20 | i);
            put(APPLICATION);
            put(CATEGORY);
            put(name);
            put((char) 1 + "{\"host\":\"www.example.com\",\"path\":\"/products/42\",\"sequence\":" + sequence
                    + ",\"viewport\":{\"width\":1280,\"height\":800},\"referrer\":\"https://www.example.org/\"}");
            put(micros + 1000);
        }
        buffer.putShort((short) -1);
    }

    byte[] bytes() {
        return buffer.array();
    }

    int length() {
        return buffer.position();
    }

    /** Of all rows, one after the other. */
    byte[] ids() {
        return ids.array();
    }

    /** Each once; the first may be known from the rows before. */
    List<UUID> sessions() {
        return sessions;
    }

    /** How many rows there are of each name. */
    Map<String, Long> counts() {
        return counts;
    }

    /** When all of them occurred. */
    Instant time() {
        return time;
    }

    private void put(UUID value) {
        buffer.putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    }

    private void put(long value) {
        buffer.putInt(8).putLong(value);
    }

    private void put(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        buffer.putInt(bytes.length).put(bytes);
    }
}
