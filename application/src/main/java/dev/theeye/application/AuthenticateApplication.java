package dev.theeye.application;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.Secret;
import dev.theeye.domain.trust.SecretDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Tells whether somebody is the application that it says it is. */
public final class AuthenticateApplication {
    /** How exactly it is kept when a secret was last used: finer would be a write for every token. */
    private static final Duration USE_IS_KEPT_EVERY = Duration.ofMinutes(1);

    private final Applications applications;
    private final Clock clock;

    public AuthenticateApplication(Applications applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    /** @param credential the number of the one whose secret was presented */
    public record Admitted(Application application, int credential) {}

    /** @return empty, after the same work, for an unknown or suspended application and for a wrong or expired secret */
    public Optional<Admitted> authenticate(ApplicationId id, Secret secret) {
        Instant now = clock.instant();
        SecretDigest presented = secret.digest();
        List<Credential> admitting = applications.credentials(id).stream()
                .filter(credential -> credential.admits(presented, now))
                .toList();
        Optional<Admitted> admitted = applications
                .find(id)
                .filter(application -> application.status() == ApplicationStatus.ACTIVE)
                .flatMap(application -> admitting.stream()
                        .findFirst()
                        .map(credential -> new Admitted(application, credential.number())));
        admitted.ifPresent(one -> keepUse(id, admitting.getFirst(), now));
        return admitted;
    }

    private void keepUse(ApplicationId id, Credential credential, Instant now) {
        Instant last = credential.lastUsedAt();
        if (last != null && now.isBefore(last.plus(USE_IS_KEPT_EVERY))) {
            return;
        }
        try {
            applications.used(id, credential.number(), now.truncatedTo(ChronoUnit.MICROS));
        } catch (ApplicationsUnavailable e) {
            // the secret is right all the same; its next use will be kept
        }
    }
}
