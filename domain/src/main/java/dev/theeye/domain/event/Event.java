package dev.theeye.domain.event;

import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;

/**
 * Something that happened in a visit.
 *
 * @param occurredAt when it happened, by the application's clock; to the microsecond
 * @param arrival breaks ties between events of one instant, in the order in which they were sent
 * @param receivedAt when The Eye took it in; to the microsecond
 */
public record Event(
        EventId id,
        ApplicationId application,
        SessionId session,
        EventType type,
        Payload payload,
        Instant occurredAt,
        Arrival arrival,
        Instant receivedAt) {}
