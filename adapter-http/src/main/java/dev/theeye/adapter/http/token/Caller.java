package dev.theeye.adapter.http.token;

import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Scope;
import dev.theeye.domain.trust.Visibility;
import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The application that a request comes from, and what its token lets it do. */
public record Caller(ApplicationId application, Set<Scope> scopes) implements Authentication {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** How much it sees when it reads. */
    public Visibility visibility() {
        return scopes.contains(Scope.EVENTS_READ_ALL) ? new Visibility.Everything() : own();
    }

    /** What it sent itself, whatever else it may read. */
    public Visibility own() {
        return new Visibility.OnlyOf(application);
    }

    @Override
    public String getName() {
        return application.toString();
    }

    @Override
    public Collection<String> getRoles() {
        return scopes.stream().map(Scope::text).toList();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }
}
