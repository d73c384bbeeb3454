package dev.theeye.application;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Secret;
import dev.theeye.domain.trust.SecretDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Tells whether somebody is the application that it says it is. */
public final class AuthenticateApplication {
    private final Applications applications;
    private final Clock clock;

    public AuthenticateApplication(Applications applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    /** @return empty, after the same work, for an unknown or suspended application and for a wrong or expired secret */
    public Optional<Application> authenticate(ApplicationId id, Secret secret) {
        Instant now = clock.instant();
        SecretDigest presented = secret.digest();
        boolean admitted = applications.credentials(id).stream()
                .map(credential -> credential.admits(presented, now))
                .reduce(false, Boolean::logicalOr);
        return applications
                .find(id)
                .filter(application -> admitted && application.status() == ApplicationStatus.ACTIVE);
    }
}
