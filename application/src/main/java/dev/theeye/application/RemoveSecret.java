package dev.theeye.application;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.Applications.Removal;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Clock;

/** Takes a secret away from an application, such as one that leaked, and the access tokens with it. */
public final class RemoveSecret {
    private final Applications applications;
    private final Clock clock;

    public RemoveSecret(Applications applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    public Removal remove(ApplicationId id, int number, ApplicationId by) {
        return applications.removeCredential(id, number, Act.now(clock, by));
    }
}
