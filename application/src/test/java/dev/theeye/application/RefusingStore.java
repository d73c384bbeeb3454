package dev.theeye.application;

import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.EventsRefused;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.validation.Verdict;
import java.util.List;
import java.util.function.Predicate;

/** Refuses every batch that holds a verdict which it cannot keep; the others go on to a store that can. */
final class RefusingStore implements EventStore {
    private final EventStore store;
    private final Predicate<Verdict> unkeepable;
    private int attempts;
    private int attemptsUntilOutage = Integer.MAX_VALUE;

    RefusingStore(EventStore store, Predicate<Verdict> unkeepable) {
        this.store = store;
        this.unkeepable = unkeepable;
    }

    /** Only events whose name begins so. */
    static RefusingStore ofNames(EventStore store, String beginning) {
        return new RefusingStore(
                store,
                verdict -> verdict instanceof Verdict.Accepted accepted
                        && accepted.event().type().name().startsWith(beginning));
    }

    @Override
    public List<Kept> keep(List<Verdict> verdicts) {
        if (attempts++ == attemptsUntilOutage) {
            throw new EventStoreUnavailable("the store went away", null);
        }
        if (verdicts.stream().anyMatch(unkeepable)) {
            throw new EventsRefused("value out of range", new IllegalStateException("22003"));
        }
        return store.keep(verdicts);
    }

    int attempts() {
        return attempts;
    }

    /** One attempt fails because the store is away, after so many that reached it. */
    void goAwayAfter(int more) {
        attemptsUntilOutage = attempts + more;
    }
}
