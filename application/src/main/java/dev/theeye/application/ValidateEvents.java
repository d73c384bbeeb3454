package dev.theeye.application;

import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.port.SessionAdmission;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Tells what would become of events, and keeps nothing. */
public final class ValidateEvents {
    private final Intake intake;
    private final RuleBook rules;
    private final SessionAdmission admission;
    private final JudgingTurns turns;

    public ValidateEvents(Intake intake, RuleBook rules, SessionAdmission admission, JudgingTurns turns) {
        this.intake = intake;
        this.rules = rules;
        this.admission = admission;
        this.turns = turns;
    }

    /**
     * @param isAwaited whether the application still waits for the answer
     * @return what each would become if it were sent now, in the order sent
     * @throws JudgingOverloaded where they were not judged
     * @throws java.util.concurrent.CancellationException where nothing waits for the answer any more
     */
    public List<Verdict> validate(ApplicationId application, List<SentEvent> sent, BooleanSupplier isAwaited) {
        return sent.isEmpty()
                ? List.of()
                : admission.admit(
                        turns.judgeAwaited(application, intake.take(application, sent), rules::judge, isAwaited));
    }
}
