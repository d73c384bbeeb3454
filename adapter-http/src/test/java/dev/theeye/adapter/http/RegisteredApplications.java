package dev.theeye.adapter.http;

import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationChange;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.Scope;
import dev.theeye.domain.trust.SecretDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The applications in memory, which count how often they are asked. */
public final class RegisteredApplications implements Applications {
    private final InMemoryApplications registered;
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean broken;

    RegisteredApplications(InMemoryApplications registered) {
        this.registered = registered;
    }

    public void change(ApplicationId id, Set<Scope> scopes, ApplicationStatus status) {
        ApplicationChange change = new ApplicationChange(Optional.empty(), Optional.of(scopes), Optional.of(status));
        change(id, change, Act.now(Clock.systemUTC(), null));
    }

    /** From now on every look-up fails in a way that nobody foresaw. */
    public void breakDown() {
        broken = true;
    }

    public int questions() {
        return questions.get();
    }

    public void forgetQuestions() {
        questions.set(0);
    }

    @Override
    public Registration register(Application application, Credential credential, Act act) {
        return registered.register(application, credential, act);
    }

    @Override
    public Change change(ApplicationId id, ApplicationChange change, Act act) {
        return registered.change(id, change, act);
    }

    @Override
    public Optional<Credential> addCredential(ApplicationId id, SecretDigest digest, Duration grace, Act act) {
        return registered.addCredential(id, digest, grace, act);
    }

    @Override
    public Removal removeCredential(ApplicationId id, int number, Act act) {
        return registered.removeCredential(id, number, act);
    }

    @Override
    public void used(ApplicationId id, int number, Instant at) {
        registered.used(id, number, at);
    }

    @Override
    public Optional<Application> find(ApplicationId id) {
        questions.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("a table of dev.theeye is upside down");
        }
        return registered.find(id);
    }

    @Override
    public List<Application> all() {
        return registered.all();
    }

    @Override
    public List<Credential> credentials(ApplicationId id) {
        return registered.credentials(id);
    }
}
