package dev.theeye.adapter.memory;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationChange;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows the applications for as long as this process lives. */
public final class InMemoryApplications implements Applications {
    private final InMemoryAuditTrail trail;
    private final Map<ApplicationId, Application> registered = new LinkedHashMap<>();
    private final Map<ApplicationId, CredentialList> credentials = new LinkedHashMap<>();
    private boolean interrupted;

    public InMemoryApplications() {
        this(new InMemoryAuditTrail());
    }

    /** @param trail where acts are written down */
    public InMemoryApplications(InMemoryAuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public synchronized Registration register(Application application, Credential credential, Act act) {
        refuseWhileInterrupted();
        if (isTaken(application)) {
            return Registration.NAME_TAKEN;
        }
        registered.put(application.id(), application);
        credentials.put(application.id(), new CredentialList(credential));
        trail.add(AuditEntry.registered(act, application));
        return Registration.REGISTERED;
    }

    @Override
    public synchronized Change change(ApplicationId id, ApplicationChange change, Act act) {
        refuseWhileInterrupted();
        Application before = registered.get(id);
        if (before == null) {
            return new Change.Unknown();
        }
        Application after = change.of(before);
        if (isTaken(after)) {
            return new Change.NameTaken();
        }
        registered.put(id, after);
        AuditEntry.changed(act, before, after).ifPresent(trail::add);
        return new Change.Changed(after);
    }

    @Override
    public synchronized Optional<Credential> addCredential(
            ApplicationId id, SecretDigest digest, Duration grace, Act act) {
        refuseWhileInterrupted();
        Optional<Credential> added =
                Optional.ofNullable(credentials.get(id)).map(list -> list.add(digest, grace, act.at()));
        added.ifPresent(credential -> trail.add(AuditEntry.secretAdded(act, id, credential.number())));
        return added;
    }

    @Override
    public synchronized Removal removeCredential(ApplicationId id, int number, Act act) {
        refuseWhileInterrupted();
        CredentialList list = credentials.get(id);
        if (list == null || !list.remove(number)) {
            return Removal.UNKNOWN;
        }
        trail.add(AuditEntry.secretRemoved(act, id, number));
        return Removal.REMOVED;
    }

    @Override
    public synchronized void used(ApplicationId id, int number, Instant at) {
        refuseWhileInterrupted();
        Optional.ofNullable(credentials.get(id)).ifPresent(list -> list.used(number, at));
    }

    @Override
    public synchronized Optional<Application> find(ApplicationId id) {
        refuseWhileInterrupted();
        return Optional.ofNullable(registered.get(id));
    }

    @Override
    public synchronized List<Application> all() {
        refuseWhileInterrupted();
        return registered.values().stream()
                .sorted(Comparator.comparing(
                        application -> application.name().codePoints().toArray(), Arrays::compare))
                .toList();
    }

    @Override
    public synchronized List<Credential> credentials(ApplicationId id) {
        refuseWhileInterrupted();
        return Optional.ofNullable(credentials.get(id))
                .map(CredentialList::newestFirst)
                .orElse(List.of());
    }

    /** The applications cannot be reached until {@link #resume}. */
    public synchronized void interrupt() {
        interrupted = true;
    }

    public synchronized void resume() {
        interrupted = false;
    }

    private boolean isTaken(Application candidate) {
        return registered.values().stream()
                .anyMatch(other ->
                        other.name().equals(candidate.name()) && !other.id().equals(candidate.id()));
    }

    private void refuseWhileInterrupted() {
        if (interrupted) {
            throw new ApplicationsUnavailable("the applications are interrupted", null);
        }
    }
}
