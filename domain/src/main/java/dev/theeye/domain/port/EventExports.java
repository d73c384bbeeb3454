package dev.theeye.domain.port;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.PageRequest;
import java.util.List;

/** Gives everything that matches, however much it is, piece by piece to whoever takes it as slowly as they like. */
public interface EventExports {
    /** What the payloads of a piece add up to at most, unless the first alone is larger: a slow reader holds a piece for long. */
    int MOST_BYTES = 1024 * 1024;

    /**
     * Begins an export, which holds nothing of the store (no connection, no transaction) between its pieces, so that a slow
     * reader costs nothing.
     *
     * @param first where to begin, at the start or after a cursor; in which order; and how many at most come in a piece
     */
    Export begin(EventFilter filter, PageRequest first);

    /** For one thread, but for {@link #close}. */
    interface Export extends AutoCloseable {
        /**
         * The next events, in the order of {@link dev.theeye.domain.event.Cursor}; none when there are no more. Every event that
         * was there at the beginning comes once, and those that arrive meanwhile beyond what was given come, too. A piece
         * ends before it exceeds {@link #MOST_BYTES}.
         *
         * @throws EventStoreUnavailable if it cannot tell; asking again goes on where it stopped
         * @throws QuestionTooLarge if finding them takes longer than one question may
         * @throws java.util.concurrent.CancellationException once it is closed
         */
        List<Event> next();

        /** From any thread, at any time, as often as one likes: whoever looks for the next events gives up at once. */
        @Override
        void close();
    }
}
