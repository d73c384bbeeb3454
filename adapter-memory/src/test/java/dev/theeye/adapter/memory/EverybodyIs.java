package dev.theeye.adapter.memory;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationChange;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says of every application that it has this policy. */
record EverybodyIs(SessionPolicy policy) implements Applications {
    @Override
    public Registration register(Application application, Credential credential, Act act) {
        return Registration.REGISTERED;
    }

    @Override
    public Change change(ApplicationId id, ApplicationChange change, Act act) {
        return new Change.Unknown();
    }

    @Override
    public Optional<Credential> addCredential(ApplicationId id, SecretDigest digest, Duration grace, Act act) {
        return Optional.empty();
    }

    @Override
    public Removal removeCredential(ApplicationId id, int number, Act act) {
        return Removal.UNKNOWN;
    }

    @Override
    public void used(ApplicationId id, int number, Instant at) {
        // nobody asks when
    }

    @Override
    public Optional<Application> find(ApplicationId id) {
        return Optional.of(
                new Application(id, id.toString(), Set.of(), policy, ApplicationStatus.ACTIVE, Instant.EPOCH));
    }

    @Override
    public List<Application> all() {
        return List.of();
    }

    @Override
    public List<Credential> credentials(ApplicationId id) {
        return List.of();
    }
}
