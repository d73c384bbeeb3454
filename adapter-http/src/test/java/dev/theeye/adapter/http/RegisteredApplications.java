package dev.theeye.adapter.http;

import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The applications in memory, which a test can also suspend. */
public final class RegisteredApplications implements Applications {
    private final InMemoryApplications registered;
    private final Map<ApplicationId, Application> changed = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean broken;

    RegisteredApplications(InMemoryApplications registered) {
        this.registered = registered;
    }

    public void change(ApplicationId id, Set<Scope> scopes, ApplicationStatus status) {
        Application before = registered.find(id).orElseThrow();
        changed.put(id, new Application(id, before.name(), scopes, before.sessionPolicy(), status, before.createdAt()));
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
    public Registration register(Application application, Credential credential) {
        return registered.register(application, credential);
    }

    @Override
    public Optional<Application> find(ApplicationId id) {
        questions.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("a table of dev.theeye is upside down");
        }
        return registered.find(id).map(application -> changed.getOrDefault(id, application));
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
