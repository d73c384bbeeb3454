package dev.theeye.adapter.memory;

import dev.theeye.domain.port.SessionAdmission;
import dev.theeye.domain.validation.Verdict;
import java.util.List;

/** Looks sessions up in an {@link InMemoryEventStore}. */
public final class InMemorySessionAdmission implements SessionAdmission {
    private final InMemoryEventStore store;

    public InMemorySessionAdmission(InMemoryEventStore store) {
        this.store = store;
    }

    @Override
    public List<Verdict> admit(List<Verdict> verdicts) {
        return store.admit(verdicts);
    }
}
