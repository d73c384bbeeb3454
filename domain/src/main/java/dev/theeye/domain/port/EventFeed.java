package dev.theeye.domain.port;

import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import java.util.List;

/**
 * Gives events in a sequence in which they were stored, by whatever process. Only {@link EventStore#keep} adds to it: what
 * was there already is not stored again. Every method throws {@link EventStoreUnavailable} where it cannot tell.
 */
public interface EventFeed {
    /** How many events are read at once at most. */
    int MOST_EVENTS = 500;

    /** What their payloads add up to at most, unless the first alone is larger. */
    int MOST_BYTES = 256 * 1024;

    /** The place after everything that {@link EventStore#keep} has returned for. */
    FeedPosition end();

    /**
     * What was stored after one place and not after another, as far as it is read at once. However many store at the same
     * time, reading on and on gives each event once, the events of a batch in its order.
     *
     * @param upTo an {@link #end}
     */
    Stretch read(FeedPosition after, FeedPosition upTo);

    /** A part of the sequence. */
    sealed interface Stretch {
        /**
         * @param events may be none, and yet not all
         * @param next where to go on; {@code upTo} where this is all
         */
        record Events(List<StoredEvent> events, FeedPosition next) implements Stretch {
            public Events {
                events = List.copyOf(events);
            }
        }

        /** The position is too old, or not one of this store's: nobody can tell any more what was stored after it. */
        record Forgotten() implements Stretch {}
    }
}
