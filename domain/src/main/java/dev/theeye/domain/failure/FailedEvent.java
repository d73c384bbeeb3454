package dev.theeye.domain.failure;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.Sent;
import dev.theeye.domain.event.StorableText;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A raw event kept with the reasons why it is not an event.
 *
 * @param sessionId as it was sent, to search by; null where no text was sent. So are category and name: at most 255
 *     characters, with U+FFFD for what cannot be stored
 * @param received byte for byte what was sent, so that it can be replayed
 */
public record FailedEvent(
        EventId id,
        ApplicationId application,
        Arrival arrival,
        Instant receivedAt,
        @Nullable String sessionId,
        @Nullable String category,
        @Nullable String name,
        List<Violation> violations,
        ByteString received,
        FailedEventStatus status) {
    public FailedEvent {
        violations = List.copyOf(violations);
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("an event without a violation has not failed");
        }
    }

    public static FailedEvent of(RawEvent raw, List<Violation> violations) {
        return new FailedEvent(
                raw.id(),
                raw.application(),
                raw.arrival(),
                raw.receivedAt(),
                raw.sent()
                        .session()
                        .map(Object::toString)
                        .orElse(searchable(raw.sent().sessionId())),
                searchable(raw.sent().category()),
                searchable(raw.sent().name()),
                violations,
                raw.sent().text(),
                FailedEventStatus.OPEN);
    }

    /** The type that was sent, where both its halves were. */
    public Optional<EventType> type() {
        return category == null || category.isEmpty() || name == null || name.isEmpty()
                ? Optional.empty()
                : Optional.of(new EventType(category, name));
    }

    public FailedEvent with(FailedEventStatus other) {
        return new FailedEvent(
                id, application, arrival, receivedAt, sessionId, category, name, violations, received, other);
    }

    public Cursor cursor() {
        return new Cursor(receivedAt, arrival, id);
    }

    private static @Nullable String searchable(Sent sent) {
        return sent instanceof Sent.Text(String text) ? StorableText.storable(text, EventType.MAX_LENGTH) : null;
    }
}
