package dev.theeye.domain.event;

import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the order that everything has, everywhere: time, then arrival, then id.
 *
 * @param time when an event occurred, or when a failed event was received
 */
public record Cursor(Instant time, Arrival arrival, EventId id) implements Comparable<Cursor> {
    private static final Comparator<Cursor> ORDER =
            Comparator.comparing(Cursor::time).thenComparing(Cursor::arrival).thenComparing(Cursor::id);

    public static Cursor of(Event event) {
        return new Cursor(event.occurredAt(), event.arrival(), event.id());
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
