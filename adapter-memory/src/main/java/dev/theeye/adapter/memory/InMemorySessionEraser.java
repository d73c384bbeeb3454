package dev.theeye.adapter.memory;

import dev.theeye.domain.port.SessionEraser;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.AuditEntry;
import java.util.Optional;

/** Erases from an {@link InMemoryEventStore}, and shares its outages. */
public final class InMemorySessionEraser implements SessionEraser {
    private final InMemoryEventStore store;
    private final InMemoryAuditTrail trail;

    public InMemorySessionEraser(InMemoryEventStore store, InMemoryAuditTrail trail) {
        this.store = store;
        this.trail = trail;
    }

    @Override
    public Optional<Erased> erase(SessionId session, Act act) {
        return store.erase(
                session, (owner, erased) -> trail.add(AuditEntry.sessionErased(act, owner, session, erased)));
    }
}
