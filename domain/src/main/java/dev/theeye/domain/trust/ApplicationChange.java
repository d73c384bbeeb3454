package dev.theeye.domain.trust;

import java.util.Optional;
import java.util.Set;

/** What is to become different about an application; what is empty stays as it is. */
public record ApplicationChange(
        Optional<String> name, Optional<Set<Scope>> scopes, Optional<ApplicationStatus> status) {
    public ApplicationChange {
        scopes = scopes.map(Set::copyOf);
    }

    public static ApplicationChange name(String name) {
        return new ApplicationChange(Optional.of(name), Optional.empty(), Optional.empty());
    }

    public static ApplicationChange scopes(Set<Scope> scopes) {
        return new ApplicationChange(Optional.empty(), Optional.of(scopes), Optional.empty());
    }

    public static ApplicationChange status(ApplicationStatus status) {
        return new ApplicationChange(Optional.empty(), Optional.empty(), Optional.of(status));
    }

    public Application of(Application before) {
        return new Application(
                before.id(),
                name.orElse(before.name()),
                scopes.orElse(before.scopes()),
                before.sessionPolicy(),
                status.orElse(before.status()),
                before.createdAt());
    }
}
