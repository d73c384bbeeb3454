package dev.theeye.application;

import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.port.SessionAdmission;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import java.util.List;

/** Tells what would become of events, and keeps nothing. */
public final class ValidateEvents {
    private final Intake intake;
    private final RuleBook rules;
    private final SessionAdmission admission;

    public ValidateEvents(Intake intake, RuleBook rules, SessionAdmission admission) {
        this.intake = intake;
        this.rules = rules;
        this.admission = admission;
    }

    /** @return what each would become if it were sent now, in the order sent */
    public List<Verdict> validate(ApplicationId application, List<SentEvent> sent) {
        return sent.isEmpty()
                ? List.of()
                : admission.admit(intake.take(application, sent).stream()
                        .map(rules::judge)
                        .toList());
    }
}
