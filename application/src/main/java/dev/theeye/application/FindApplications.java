package dev.theeye.application;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Credential;
import java.util.List;
import java.util.Optional;

/** Shows the registered applications. */
public final class FindApplications {
    private final Applications applications;

    public FindApplications(Applications applications) {
        this.applications = applications;
    }

    /** @param credentials the newest first */
    public record Found(Application application, List<Credential> credentials) {}

    /** Ordered by name. */
    public List<Application> all() {
        return applications.all();
    }

    public Optional<Found> find(ApplicationId id) {
        return applications.find(id).map(application -> new Found(application, applications.credentials(id)));
    }
}
