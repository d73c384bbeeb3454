package dev.theeye.adapter.postgres;

import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.SecretDigest;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A credential as it stands in its table. */
@MappedEntity("credential")
record CredentialRow(
        @Id @GeneratedValue(GeneratedValue.Type.IDENTITY) @Nullable
        Long id,

        UUID applicationId,
        int number,
        byte[] digest,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    static CredentialRow of(ApplicationId application, Credential credential) {
        return new CredentialRow(
                null,
                application.value(),
                credential.number(),
                credential.digest().toByteArray(),
                credential.createdAt(),
                credential.expiresAt(),
                credential.lastUsedAt());
    }

    Credential credential() {
        return new Credential(number, new SecretDigest(digest), createdAt, expiresAt, lastUsedAt);
    }
}
