package dev.theeye.domain.event;

import dev.theeye.domain.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an application sent as one event.
 *
 * @param text byte for byte as it came
 * @param unknownFields names of members that no event has
 * @param flaw what makes it hopeless whatever its fields say; null where nothing does
 */
public record SentEvent(
        ByteString text,
        Sent sessionId,
        Sent category,
        Sent name,
        SentData data,
        Sent timestamp,
        Sent eventId,
        List<String> unknownFields,
        @Nullable Flaw flaw) {
    /** The limits of one event, which hold wherever it comes from. */
    public static final int MAX_BYTES = 64 * 1024;

    public static final int MAX_DEPTH = 64;
    public static final int MAX_EVENT_ID_LENGTH = 255;

    public enum Flaw {
        /** Not a JSON object: a body, or a queue message, in which no event can be found. */
        MALFORMED,
        /** Over {@link #MAX_BYTES}. */
        TOO_LARGE,
        /** Objects and arrays nested deeper than {@link #MAX_DEPTH}, the event itself being the first. */
        TOO_DEEP
    }

    public SentEvent {
        unknownFields = List.copyOf(unknownFields);
    }

    /** Bytes in which no field could be read. */
    public static SentEvent unread(ByteString text, Flaw flaw) {
        Sent absent = new Sent.Absent();
        return new SentEvent(text, absent, absent, absent, new SentData.Absent(), absent, absent, List.of(), flaw);
    }

    public Optional<SessionId> session() {
        return sessionId instanceof Sent.Text(String text) ? SessionId.parse(text) : Optional.empty();
    }

    public Optional<EventType> type() {
        return category instanceof Sent.Text(String sentCategory) && name instanceof Sent.Text(String sentName)
                ? EventType.of(sentCategory, sentName)
                : Optional.empty();
    }

    /** The client's own name for the event, scoped to the application: 1 to 255 storable characters. */
    public Optional<String> idempotencyKey() {
        return eventId instanceof Sent.Text(String text)
                        && !text.isEmpty()
                        && StorableText.length(text) <= MAX_EVENT_ID_LENGTH
                        && StorableText.isStorable(text)
                ? Optional.of(text)
                : Optional.empty();
    }

    public Optional<Instant> occurredAt() {
        return timestamp instanceof Sent.Text(String text) ? Timestamps.parse(text) : Optional.empty();
    }
}
