package dev.theeye.domain.port;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.trust.Visibility;
import java.util.Optional;

/**
 * Answers questions about what is kept. Sees whatever {@link EventStore#keep} has returned for. Every method throws {@link
 * EventStoreUnavailable} where it cannot tell; it never answers "nothing" for "could not look". {@link QuestionTooLarge} says
 * that it could, given more time than one question may take.
 *
 * <p>A page may hold fewer items than its limit, for it ends before what is on it exceeds {@link Page#MAX_BYTES}; whether
 * there is more is told by {@link Page#next} alone. It holds at least one item where anything matches. A reader never
 * holds much more than one page of what it finds in memory.
 */
public interface EventReader {
    /** Events in the order of {@link dev.theeye.domain.event.Cursor}: when they occurred, then arrival, then id. */
    Page<Event> find(EventFilter filter, PageRequest page);

    /** How many events {@link #find} would give in all its pages. */
    long count(EventFilter filter);

    Optional<Event> find(EventId id, Visibility visibility);

    /** Failed events in the order in which they were received, then arrival, then id. */
    Page<FailedEvent> findFailed(FailedEventFilter filter, PageRequest page);

    /** How many failed events {@link #findFailed} would give in all its pages. */
    long countFailed(FailedEventFilter filter);

    Optional<FailedEvent> findFailed(EventId id, Visibility visibility);
}
