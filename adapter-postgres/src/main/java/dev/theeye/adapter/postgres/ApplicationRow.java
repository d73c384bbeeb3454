package dev.theeye.adapter.postgres;

import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Scope;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** An application as it stands in its table: words instead of our constants, whose names may change. */
@MappedEntity("application")
record ApplicationRow(
        @Id UUID id,
        String name,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> scopes,
        String sessionPolicy,
        String status,
        Instant createdAt) {
    static ApplicationRow of(Application application) {
        return new ApplicationRow(
                application.id().value(),
                application.name(),
                application.scopes().stream().map(Scope::text).sorted().toList(),
                application.sessionPolicy().name().toLowerCase(Locale.ROOT),
                application.status().name().toLowerCase(Locale.ROOT),
                application.createdAt());
    }

    Application application() {
        return new Application(
                new ApplicationId(id),
                name,
                scopes.stream().map(scope -> Scope.parse(scope).orElseThrow()).collect(Collectors.toUnmodifiableSet()),
                SessionPolicy.valueOf(sessionPolicy.toUpperCase(Locale.ROOT)),
                ApplicationStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                createdAt);
    }
}
