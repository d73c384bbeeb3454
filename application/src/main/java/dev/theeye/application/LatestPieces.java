package dev.theeye.application;

import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest of what was read, bounded in number and in bytes; the oldest goes first. Each piece has an index for good. */
final class LatestPieces {
    private static final int MOST_EVENTS = 10_000;
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final Deque<Piece> pieces = new ArrayDeque<>();
    private long first;
    private long events;
    private long bytes;

    /**
     * What was read at once.
     *
     * @param events null where nobody can tell what was stored here
     */
    record Piece(@Nullable List<StoredEvent> events, FeedPosition end) {
        private int size() {
            return events == null ? 0 : events.size();
        }

        private long bytes() {
            return events == null
                    ? 0
                    : events.stream()
                            .mapToLong(stored -> stored.event().payload().json().length())
                            .sum();
        }
    }

    /** The index of the oldest that is here. */
    long first() {
        return first;
    }

    /** The index of the one to come. */
    long next() {
        return first + pieces.size();
    }

    /** @param index from {@link #first} on, and before {@link #next} */
    Piece at(long index) {
        return pieces.stream().skip(index - first).findFirst().orElseThrow();
    }

    void add(Piece piece) {
        pieces.addLast(piece);
        events += piece.size();
        bytes += piece.bytes();
        while (pieces.size() > 1 && (events > MOST_EVENTS || bytes > MOST_BYTES)) {
            Piece oldest = pieces.removeFirst();
            first++;
            events -= oldest.size();
            bytes -= oldest.bytes();
        }
    }

    void clear() {
        first += pieces.size();
        pieces.clear();
        events = 0;
        bytes = 0;
    }
}
