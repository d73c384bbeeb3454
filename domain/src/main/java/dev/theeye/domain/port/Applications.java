package dev.theeye.domain.port;

import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationChange;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The registered applications and their credentials. Every method throws {@link ApplicationsUnavailable} where it cannot
 * tell. What takes an {@link Act} is one atomic step together with its entry in the {@link AuditTrail}; where nothing was
 * changed, there is no entry.
 */
public interface Applications {
    /** Adds an application with its first credential. */
    Registration register(Application application, Credential credential, Act act);

    /** Of two changes at once, neither undoes what only the other asked for. */
    Change change(ApplicationId id, ApplicationChange change, Act act);

    /**
     * Adds a credential, at the time of the act. The newest of those that were valid ends after {@code grace}, or when it
     * would have ended anyway, and any others at once: never are more than two valid.
     *
     * @return empty for an unknown application
     */
    Optional<Credential> addCredential(ApplicationId id, SecretDigest digest, Duration grace, Act act);

    /** Takes a credential away for good; its number is not given again. */
    Removal removeCredential(ApplicationId id, int number, Act act);

    /** Keeps when a credential was last used: the latest time that it was ever told. Does nothing for an unknown one. */
    void used(ApplicationId id, int number, Instant at);

    Optional<Application> find(ApplicationId id);

    /** Ordered by name, in the order of Unicode code points. */
    List<Application> all();

    /**
     * The credentials of an application, the newest first; empty for an unknown application. Expired ones are among them
     * for {@link Credential#LISTED_AFTER_END} at least.
     */
    List<Credential> credentials(ApplicationId id);

    /** How a registration ended. */
    enum Registration {
        REGISTERED,
        /** Another application has the name; nothing was added. */
        NAME_TAKEN
    }

    /** How a change ended. */
    sealed interface Change {
        /** @param application as it is now */
        record Changed(Application application) implements Change {}

        /** Another application has the name; nothing was changed. */
        record NameTaken() implements Change {}

        record Unknown() implements Change {}
    }

    /** How taking a credential away ended. */
    enum Removal {
        REMOVED,
        /** There is no such application, or it has no such credential. */
        UNKNOWN
    }
}
