package dev.theeye.application;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Gives an application a new secret, and lets the one before it hold for a while, so that nothing is refused meanwhile. */
public final class RotateSecret {
    private final Applications applications;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public RotateSecret(Applications applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    /** @param secret to be shown once: it cannot be had again */
    public record Rotated(Credential credential, Secret secret) {}

    /**
     * @param grace how long the secret before it stays valid
     * @return empty for an unknown application
     */
    public Optional<Rotated> rotate(ApplicationId id, Duration grace, ApplicationId by) {
        Secret secret = Secret.random(random);
        return applications
                .addCredential(id, secret.digest(), grace, Act.now(clock, by))
                .map(credential -> new Rotated(credential, secret));
    }
}
