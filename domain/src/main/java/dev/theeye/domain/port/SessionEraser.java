package dev.theeye.domain.port;

import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.Act;
import java.util.Optional;

/** Erases sessions. Throws {@link EventStoreUnavailable} where it cannot tell whether it did; doing so again is safe. */
public interface SessionEraser {
    /**
     * In one atomic step takes away everything that is kept of a session, as if it had never been: its events, the failed events that were
     * sent with its id, their part of every count, and whose session it was; and adds the entry to the {@link AuditTrail}. A batch that is
     * kept at the same time is kept wholly before, and erased with the rest, or wholly after. What is kept after opens the session anew.
     *
     * @return empty where nothing was known of it, and then there is no entry
     */
    Optional<Erased> erase(SessionId session, Act act);

    /** How much it was. */
    record Erased(long events, long failedEvents) {}
}
