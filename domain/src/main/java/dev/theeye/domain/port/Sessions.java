package dev.theeye.domain.port;

import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.session.Session;
import dev.theeye.domain.session.SessionFilter;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.Visibility;
import java.util.Optional;

/**
 * The visits that events belong to. A session begins when the first event occurs that the application which opened it sent for
 * it; an event that comes late may yet move that back. Every method throws {@link EventStoreUnavailable} where it cannot tell.
 */
public interface Sessions {
    /**
     * Sessions in the order in which they began, then by id; for somebody who only sees their own events, those that they
     * opened. A page may hold fewer than its limit; whether there is more is told by {@link Page#next} alone.
     */
    Page<Session> find(SessionFilter filter, PageRequest page);

    /** How many sessions {@link #find} would give in all its pages. */
    long count(SessionFilter filter);

    /** Empty where no visible event is in it. */
    Optional<Session> find(SessionId id, Visibility visibility);
}
