package dev.theeye.application;

import dev.theeye.application.RecordEvents.Recorded;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Takes in, judges and keeps what an application sends while it waits, past the queue: what it is told is final. It depends
 * on the store then, which {@link AcceptEvents} does not.
 */
public final class RecordEventsNow {
    private final Intake intake;
    private final RuleBook rules;
    private final JudgingTurns turns;
    private final KeepVerdicts keepVerdicts;

    public RecordEventsNow(Intake intake, RuleBook rules, JudgingTurns turns, KeepVerdicts keepVerdicts) {
        this.intake = intake;
        this.rules = rules;
        this.turns = turns;
        this.keepVerdicts = keepVerdicts;
    }

    /**
     * @param isAwaited whether the application still waits for the answer; where not, nothing is kept
     * @return what each became, in the order sent, once all are kept
     * @throws dev.theeye.domain.port.EventStoreUnavailable where they may not have been; sending them again is safe
     * @throws JudgingOverloaded where they were not judged
     * @throws java.util.concurrent.CancellationException where nothing waits for the answer any more
     */
    public List<Verdict> record(ApplicationId application, List<SentEvent> sent, BooleanSupplier isAwaited) {
        if (sent.isEmpty()) {
            return List.of();
        }
        List<Verdict> verdicts =
                turns.judgeAwaited(application, intake.take(application, sent), rules::judge, isAwaited);
        return keepVerdicts.keep(verdicts).stream().map(Recorded::verdict).toList();
    }
}
