package dev.theeye.application;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.Scope;
import dev.theeye.domain.trust.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes an application a trusted client. */
public final class RegisterApplication {
    private final Applications applications;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public RegisterApplication(Applications applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    /** @param secret to be shown once: it cannot be had again */
    public record Registered(Application application, Secret secret) {}

    /** As The Eye does by itself. */
    public Optional<Registered> register(String name, Set<Scope> scopes, SessionPolicy sessionPolicy) {
        return register(name, scopes, sessionPolicy, null);
    }

    /**
     * @param by who registers it; null for The Eye itself
     * @return empty where another application has the name
     */
    public Optional<Registered> register(
            String name, Set<Scope> scopes, SessionPolicy sessionPolicy, @Nullable ApplicationId by) {
        Act act = Act.now(clock, by);
        Secret secret = Secret.random(random);
        Application application = new Application(
                new ApplicationId(UUID.randomUUID()), name, scopes, sessionPolicy, ApplicationStatus.ACTIVE, act.at());
        Credential credential = new Credential(secret.digest(), act.at(), null);
        return switch (applications.register(application, credential, act)) {
            case REGISTERED -> Optional.of(new Registered(application, secret));
            case NAME_TAKEN -> Optional.empty();
        };
    }
}
