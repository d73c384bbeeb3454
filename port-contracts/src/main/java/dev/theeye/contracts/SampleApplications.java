package dev.theeye.contracts;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.Applications.Registration;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.Scope;
import dev.theeye.domain.trust.Secret;
import dev.theeye.domain.trust.SigningKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;

/** Makes applications, credentials and keys for tests, each different from all others. */
public final class SampleApplications {
    private static final SecureRandom RANDOM = new SecureRandom();

    private SampleApplications() {}

    public static Application any() {
        return named(SampleEvents.newText());
    }

    public static Application named(String name) {
        return new Application(
                SampleEvents.newApplicationId(),
                name,
                Set.of(Scope.EVENTS_WRITE, Scope.EVENTS_READ),
                SessionPolicy.OWN,
                ApplicationStatus.ACTIVE,
                SampleEvents.now());
    }

    public static Credential credential() {
        return new Credential(Secret.random(RANDOM).digest(), SampleEvents.now(), null);
    }

    /** Of now, by somebody who does nothing else. */
    public static Act act() {
        return Act.now(Clock.systemUTC(), SampleEvents.newApplicationId());
    }

    /** Its bytes are no key: nobody who stores one looks into it. */
    public static SigningKey signingKey() {
        byte[] bytes = new byte[138];
        RANDOM.nextBytes(bytes);
        return new SigningKey(SampleEvents.newText(), ByteString.wrap(bytes), SampleEvents.now());
    }

    /** Registers a new application that shares its sessions or not. */
    public static ApplicationId registered(Applications applications, SessionPolicy policy) {
        Application any = any();
        Application application =
                new Application(any.id(), any.name(), any.scopes(), policy, any.status(), any.createdAt());
        if (applications.register(application, credential(), act()) != Registration.REGISTERED) {
            throw new IllegalStateException("a name that nothing else has is taken");
        }
        return application.id();
    }
}
