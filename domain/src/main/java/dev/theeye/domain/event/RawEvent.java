package dev.theeye.domain.event;

import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event as it was sent, not yet judged; any field may be absent or nonsense.
 *
 * @param application who sent it
 * @param receivedAt when; cut to the microsecond
 */
public record RawEvent(EventId id, ApplicationId application, Arrival arrival, Instant receivedAt, SentEvent sent) {
    public RawEvent {
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }

    public static RawEvent received(ApplicationId application, Arrival arrival, Instant receivedAt, SentEvent sent) {
        return new RawEvent(EventIdentity.of(application, sent, receivedAt), application, arrival, receivedAt, sent);
    }
}
