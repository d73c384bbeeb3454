package dev.theeye.application;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.Applications.Change;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationChange;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Scope;
import java.time.Clock;

/** Renames an application, gives it other scopes, suspends it or lets it in again. */
public final class ChangeApplication {
    private final Applications applications;
    private final Clock clock;

    public ChangeApplication(Applications applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    /** How it ended. */
    public sealed interface Outcome {
        /** @param application as it is now */
        record Changed(Application application) implements Outcome {}

        record NameTaken() implements Outcome {}

        record Unknown() implements Outcome {}

        /** An administrator would have shut itself out, perhaps as the last one; nothing was changed. */
        record ShutsItselfOut() implements Outcome {}
    }

    public Outcome change(ApplicationId id, ApplicationChange change, ApplicationId by) {
        if (id.equals(by) && shutsOut(change)) {
            return new Outcome.ShutsItselfOut();
        }
        return switch (applications.change(id, change, Act.now(clock, by))) {
            case Change.Changed(Application application) -> new Outcome.Changed(application);
            case Change.NameTaken() -> new Outcome.NameTaken();
            case Change.Unknown() -> new Outcome.Unknown();
        };
    }

    private static boolean shutsOut(ApplicationChange change) {
        return change.status().filter(ApplicationStatus.SUSPENDED::equals).isPresent()
                || change.scopes()
                        .filter(scopes -> !scopes.contains(Scope.ADMIN))
                        .isPresent();
    }
}
