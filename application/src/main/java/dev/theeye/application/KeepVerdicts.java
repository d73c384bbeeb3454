package dev.theeye.application;

import dev.theeye.application.RecordEvents.Recorded;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.EventsRefused;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what was judged: the good as events, the bad as failed events. */
public final class KeepVerdicts {
    private final EventStore store;
    private final Consumer<List<Recorded>> watcher;

    /** @param watcher is told of each batch once it is kept; must neither wait nor throw */
    public KeepVerdicts(EventStore store, Consumer<List<Recorded>> watcher) {
        this.store = store;
        this.watcher = watcher;
    }

    /**
     * @return for each, in order, what became of it
     * @throws dev.theeye.domain.port.EventStoreUnavailable where they may not have been kept; keeping them again is safe
     */
    List<Recorded> keep(List<Verdict> verdicts) {
        List<Recorded> recorded = new ArrayList<>(verdicts.size());
        keep(verdicts, recorded);
        watcher.accept(recorded);
        return recorded;
    }

    /** Halves a batch that the store refuses until the culprit stands alone: its neighbours are not hurt. */
    private void keep(List<Verdict> verdicts, List<Recorded> recorded) {
        try {
            List<Kept> kept = store.keep(verdicts);
            for (int i = 0; i < verdicts.size(); i++) {
                recorded.add(recorded(verdicts.get(i), kept.get(i)));
            }
        } catch (EventsRefused refused) {
            if (verdicts.size() > 1) {
                int half = verdicts.size() / 2;
                keep(verdicts.subList(0, half), recorded);
                keep(verdicts.subList(half, verdicts.size()), recorded);
            } else if (verdicts.getFirst() instanceof Verdict.Accepted accepted) {
                keep(
                        List.of(accepted.refused(new Violation(
                                ViolationCode.STORAGE_REFUSED, null, "the store cannot keep this event"))),
                        recorded);
            } else {
                throw refused;
            }
        }
    }

    private static Recorded recorded(Verdict verdict, Kept kept) {
        boolean failed = kept == Kept.FAILED || kept == Kept.FAILED_BEFORE;
        // there is one reason only for which a store makes a failed event of what the rules accepted
        return new Recorded(
                failed && verdict instanceof Verdict.Accepted accepted ? accepted.shutOut() : verdict, kept);
    }
}
