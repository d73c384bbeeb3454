package dev.theeye.adapter.rabbit;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ArrivalCounter;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.eventjson.EventBody;
import dev.theeye.eventjson.MalformedBody;
import dev.theeye.eventjson.TooManyEvents;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Events, each of which is another one. */
final class TestEvents {
    private static final ApplicationId APPLICATION = new ApplicationId(UUID.randomUUID());
    private static final ArrivalCounter ARRIVALS = new ArrivalCounter(Clock.systemUTC());

    private TestEvents() {}

    static List<RawEvent> some(int count) {
        return Stream.generate(() -> one("")).limit(count).toList();
    }

    /** @param filling makes it larger */
    static RawEvent one(String filling) {
        String json =
                "{\"session_id\":\"%s\",\"category\":\"form interaction\",\"name\":\"submit\",\"data\":{\"filling\":\"%s\"},\"timestamp\":\"2021-01-01 09:15:27.243860\"}"
                        .formatted(UUID.randomUUID(), filling);
        try {
            SentEvent sent =
                    EventBody.ofJson(json.getBytes(StandardCharsets.UTF_8), 1).getFirst();
            Arrival arrival = ARRIVALS.take(1);
            return RawEvent.received(APPLICATION, arrival, Instant.now(), sent);
        } catch (MalformedBody | TooManyEvents e) {
            throw new IllegalStateException(e);
        }
    }
}
