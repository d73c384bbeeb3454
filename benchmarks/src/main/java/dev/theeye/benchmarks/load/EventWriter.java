package dev.theeye.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;

/**
 * Bodies as a web site sends them: events of about 300 bytes, visits of some twenty, no two alike. Not for several threads.
 */
public final class EventWriter {
    /** A JSON Schema that their payloads satisfy. */
    public static final String SCHEMA = """
            {"type":"object","required":["host","path","sequence"],"additionalProperties":false,
            "properties":{"host":{"type":"string","maxLength":253},"path":{"type":"string","pattern":"^/"},
            "sequence":{"type":"integer","minimum":1},"referrer":{"type":"string"},
            "viewport":{"type":"object","properties":{"width":{"type":"integer"},"height":{"type":"integer"}}}}}""";

    private static final int EVENTS_PER_SESSION = 20;
    private static final int INVALID_OF = 100;
    private static final String[] PATHS = {"/", "/products", "/products/42", "/checkout", "/about", "/search?q=eye"};

    private final Random random = new Random();
    private final Kind kind;
    private String session = "";
    private long sequence;

    /**
     * @param category of every event
     * @param invalidPercent of them have data that is no object
     */
    public record Kind(String category, int invalidPercent) {
        public static final Kind VALID = new Kind("page interaction", 0);
    }

    public EventWriter(Kind kind) {
        this.kind = kind;
    }

    /** One event alone, several as an array. */
    public byte[] body(int count) {
        StringBuilder body = new StringBuilder(count * 330);
        String now = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
        if (count > 1) {
            body.append('[');
        }
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                body.append(',');
            }
            append(body, now);
        }
        if (count > 1) {
            body.append(']');
        }
        return body.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void append(StringBuilder body, String now) {
        if (sequence++ % EVENTS_PER_SESSION == 0) {
            session = new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE)
                    .toString();
        }
        body.append("{\"session_id\":\"")
                .append(session)
                .append("\",\"category\":\"")
                .append(kind.category);
        body.append("\",\"name\":\"").append(sequence % 3 == 0 ? "cta click" : "pageview");
        if (random.nextInt(INVALID_OF) < kind.invalidPercent) {
            // not without any data: two that say the same are one event
            body.append("\",\"data\":").append(sequence);
            body.append(",\"timestamp\":\"").append(now).append("\"}");
            return;
        }
        body.append("\",\"data\":{\"host\":\"www.example.com\",\"path\":\"")
                .append(PATHS[random.nextInt(PATHS.length)])
                .append("\",\"sequence\":")
                .append(sequence)
                .append(
                        ",\"viewport\":{\"width\":1280,\"height\":800},\"referrer\":\"https://www.example.org/\"},\"timestamp\":\"")
                .append(now)
                .append("\"}");
    }
}
