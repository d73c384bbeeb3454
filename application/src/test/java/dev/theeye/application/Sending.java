package dev.theeye.application;

import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.eventjson.EventBody;
import dev.theeye.eventjson.MalformedBody;
import dev.theeye.eventjson.TooManyEvents;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What applications send in these tests, and when. */
final class Sending {
    static final ApplicationId SHOP = new ApplicationId(new UUID(0, 1));
    static final ApplicationId STRANGER = new ApplicationId(new UUID(0, 2));
    static final Instant NOW = Instant.parse("2021-01-01T09:15:30.123456Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Sending() {}

    /** Events named "event 0" and so on, all of one instant. */
    static List<SentEvent> events(int count) {
        return IntStream.range(0, count).mapToObj(i -> event("event " + i)).toList();
    }

    static SentEvent event(String name) {
        return json("""
                {"session_id":"e2085be5-9137-4e4e-80b5-f1ffddc25423","category":"page interaction","name":"%s",
                 "data":{"path":"/"},"timestamp":"2021-01-01 09:15:27.243860"}""".formatted(name));
    }

    static SentEvent json(String event) {
        try {
            return EventBody.ofJson(event.getBytes(StandardCharsets.UTF_8), 1).getFirst();
        } catch (MalformedBody | TooManyEvents e) {
            throw new IllegalArgumentException(event, e);
        }
    }
}
