package dev.theeye.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;

/** Events as a web site sends them: about 300 bytes each, visits of some twenty events, no two alike. */
final class Events {
    private static final String[] PATHS = {"/", "/products", "/products/42", "/checkout", "/about", "/search?q=eye"};
    private static final int EVENTS_PER_SESSION = 20;

    private final Random random = new Random();
    private UUID session = UUID.randomUUID();
    private long sequence;

    String body(int count) {
        if (count == 1) {
            return event();
        }
        StringBuilder body = new StringBuilder(count * 320).append('[');
        for (int i = 0; i < count; i++) {
            body.append(i == 0 ? "" : ",").append(event());
        }
        return body.append(']').toString();
    }

    private String event() {
        if (sequence++ % EVENTS_PER_SESSION == 0) {
            session = new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
        }
        boolean click = sequence % 3 == 0;
        return "{\"session_id\":\"" + session + "\",\"category\":\"page interaction\",\"name\":\""
                + (click ? "cta click" : "pageview") + "\",\"data\":{\"host\":\"www.example.com\",\"path\":\""
                + PATHS[random.nextInt(PATHS.length)] + "\",\"sequence\":" + sequence
                + ",\"viewport\":{\"width\":1280,\"height\":800},\"referrer\":\"https://www.example.org/\"},\"timestamp\":\""
                + Instant.now().truncatedTo(ChronoUnit.MICROS) + "\"}";
    }
}
