package dev.theeye.domain.event;

import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a visit.
 *
 * @param occurredAt when it happened, by the application's clock; to the microsecond
 * @param arrival breaks ties between events of one instant, in the order in which they were sent
 * @param receivedAt when The Eye took it in; to the microsecond
 * @param schemaVersion of the schema that its payload was judged by and satisfies; null where there was none
 */
public record Event(
        EventId id,
        ApplicationId application,
        SessionId session,
        EventType type,
        Payload payload,
        Instant occurredAt,
        Arrival arrival,
        Instant receivedAt,
        @Nullable Integer schemaVersion) {
    public Event(
            EventId id,
            ApplicationId application,
            SessionId session,
            EventType type,
            Payload payload,
            Instant occurredAt,
            Arrival arrival,
            Instant receivedAt) {
        this(id, application, session, type, payload, occurredAt, arrival, receivedAt, null);
    }
}
