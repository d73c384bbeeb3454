package dev.theeye.adapter.memory;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventStatus;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Events as a broken store spoils them. */
final class ChangedEvent {
    private ChangedEvent() {}

    static Event withId(Event event, EventId id) {
        return copy(event, id, event.type(), event.payload(), event.occurredAt());
    }

    static Event withCategory(Event event, String category) {
        EventType type = new EventType(category, event.type().name());
        return copy(event, event.id(), type, event.payload(), event.occurredAt());
    }

    static Event withPayload(Event event, UnaryOperator<String> rewrite) {
        String json = rewrite.apply(event.payload().json().utf8());
        return copy(event, event.id(), event.type(), new Payload(ByteString.utf8(json)), event.occurredAt());
    }

    static Event withOccurredAt(Event event, Instant time) {
        return copy(event, event.id(), event.type(), event.payload(), time);
    }

    static FailedEvent copy(FailedEvent failed, ByteString received, FailedEventStatus status) {
        return new FailedEvent(
                failed.id(),
                failed.application(),
                failed.arrival(),
                failed.receivedAt(),
                failed.sessionId(),
                failed.category(),
                failed.name(),
                failed.violations(),
                received,
                status);
    }

    private static Event copy(Event event, EventId id, EventType type, Payload payload, Instant occurredAt) {
        return new Event(
                id,
                event.application(),
                event.session(),
                type,
                payload,
                occurredAt,
                event.arrival(),
                event.receivedAt(),
                event.schemaVersion());
    }
}
