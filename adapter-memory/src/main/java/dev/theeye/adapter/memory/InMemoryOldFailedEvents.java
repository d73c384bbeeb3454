package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.port.OldFailedEvents;
import java.time.Instant;
import java.util.List;

/** Deletes from what an {@link InMemoryEventStore} keeps, and shares its outages. */
public final class InMemoryOldFailedEvents implements OldFailedEvents {
    private final InMemoryEventStore store;

    public InMemoryOldFailedEvents(InMemoryEventStore store) {
        this.store = store;
    }

    @Override
    public int forget(Instant receivedBefore, int most) {
        return store.work((failed, jobs) -> {
            List<Cursor> old = failed.all(event -> event.receivedAt().isBefore(receivedBefore))
                    .limit(most)
                    .map(FailedEvent::cursor)
                    .toList();
            old.forEach(failed::remove);
            return old.size();
        });
    }
}
