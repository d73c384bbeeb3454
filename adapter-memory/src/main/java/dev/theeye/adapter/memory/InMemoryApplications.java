package dev.theeye.adapter.memory;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Credential;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows the applications for as long as this process lives. */
public final class InMemoryApplications implements Applications {
    private final Map<ApplicationId, Registered> registered = new LinkedHashMap<>();
    private boolean interrupted;

    private record Registered(Application application, List<Credential> credentials) {}

    @Override
    public synchronized Registration register(Application application, Credential credential) {
        refuseWhileInterrupted();
        boolean taken = registered.values().stream()
                .anyMatch(other -> other.application().name().equals(application.name()));
        if (taken) {
            return Registration.NAME_TAKEN;
        }
        registered.put(application.id(), new Registered(application, List.of(credential)));
        return Registration.REGISTERED;
    }

    @Override
    public synchronized Optional<Application> find(ApplicationId id) {
        refuseWhileInterrupted();
        return Optional.ofNullable(registered.get(id)).map(Registered::application);
    }

    @Override
    public synchronized List<Application> all() {
        refuseWhileInterrupted();
        return registered.values().stream()
                .map(Registered::application)
                .sorted(Comparator.comparing(Application::name))
                .toList();
    }

    @Override
    public synchronized List<Credential> credentials(ApplicationId id) {
        refuseWhileInterrupted();
        return Optional.ofNullable(registered.get(id))
                .map(Registered::credentials)
                .orElse(List.of());
    }

    /** The applications cannot be reached until {@link #resume}. */
    public synchronized void interrupt() {
        interrupted = true;
    }

    public synchronized void resume() {
        interrupted = false;
    }

    private void refuseWhileInterrupted() {
        if (interrupted) {
            throw new ApplicationsUnavailable("the applications are interrupted", null);
        }
    }
}
