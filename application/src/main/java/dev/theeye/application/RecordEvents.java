package dev.theeye.application;

import dev.theeye.application.MeteredJudging.Judged;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Judges what the queue hands over, and keeps all of it: the good as events, the bad as failed events. Where the events of one
 * application take long to judge, the rest of them is deferred, and the others are not held up.
 */
public final class RecordEvents implements EventRecorder {
    private final MeteredJudging judging;
    private final KeepVerdicts keepVerdicts;
    private final Predicate<List<RawEvent>> deferral;

    /** Judges everything itself, however long that takes. */
    public RecordEvents(RuleBook rules, EventStore store) {
        this(rules, store, recorded -> {});
    }

    /**
     * Judges everything itself, however long that takes.
     *
     * @param watcher is told of each batch once it is kept; must neither wait nor throw
     */
    public RecordEvents(RuleBook rules, EventStore store, Consumer<List<Recorded>> watcher) {
        // by a clock that stands still nothing is ever charged
        this.judging = new MeteredJudging(rules, new JudgingShares(() -> 0), new JudgingClock(() -> 0, () -> 0));
        this.keepVerdicts = new KeepVerdicts(store, watcher);
        this.deferral = left -> false;
    }

    public RecordEvents(
            RuleBook rules,
            JudgingShares shares,
            JudgingClock clock,
            KeepVerdicts keepVerdicts,
            DeferEvents deferEvents) {
        this.judging = new MeteredJudging(rules, shares, clock);
        this.keepVerdicts = keepVerdicts;
        this.deferral = deferEvents::defer;
    }

    /**
     * What became of an event.
     *
     * @param verdict the one that the store kept, which may have failed what the rules let pass
     */
    public record Recorded(Verdict verdict, Kept kept) {}

    @Override
    public void record(List<RawEvent> events) {
        Judged judged = judging.judge(events);
        keep(judged.verdicts());
        // once the others are kept: while the store is away the batch comes again and again, and would be deferred
        // again
        List<RawEvent> left = judged.left();
        while (!left.isEmpty() && !deferral.test(left)) {
            // slow for all, but nothing is lost and it goes on; held back, they would hold up the others for good
            Judged some = judging.judgeSome(left);
            keep(some.verdicts());
            left = some.left();
        }
    }

    private void keep(List<Verdict> verdicts) {
        if (!verdicts.isEmpty()) {
            keepVerdicts.keep(verdicts);
        }
    }
}
