package dev.theeye.domain.port;

import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Credential;
import java.util.List;
import java.util.Optional;

/** The registered applications and their credentials. Every method throws {@link ApplicationsUnavailable} where it cannot tell. */
public interface Applications {
    /** Adds an application with its first credential, in one atomic step. */
    Registration register(Application application, Credential credential);

    Optional<Application> find(ApplicationId id);

    /** Ordered by name. */
    List<Application> all();

    /** The credentials of an application, the newest first, expired ones among them; empty for an unknown application. */
    List<Credential> credentials(ApplicationId id);

    /** How a registration ended. */
    enum Registration {
        REGISTERED,
        /** Another application has the name; nothing was added. */
        NAME_TAKEN
    }
}
