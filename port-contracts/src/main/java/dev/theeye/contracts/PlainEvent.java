package dev.theeye.contracts;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event whose payload is compared by its meaning and can be read where a test fails. */
record PlainEvent(
        EventId id,
        ApplicationId application,
        SessionId session,
        EventType type,
        @Nullable Object data,
        Instant occurredAt,
        Arrival arrival,
        Instant receivedAt,
        @Nullable Integer schemaVersion) {
    static PlainEvent of(Event event) {
        return new PlainEvent(
                event.id(),
                event.application(),
                event.session(),
                event.type(),
                JsonValue.of(event.payload().json().utf8()),
                event.occurredAt(),
                event.arrival(),
                event.receivedAt(),
                event.schemaVersion());
    }

    static List<PlainEvent> all(List<Event> events) {
        return events.stream().map(PlainEvent::of).toList();
    }
}
