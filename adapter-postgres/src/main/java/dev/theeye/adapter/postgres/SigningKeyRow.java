package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.trust.SigningKey;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A signing key as it stands in its table. */
@MappedEntity("signing_key")
record SigningKeyRow(@Id String id, byte[] pkcs8, Instant createdAt) {
    static SigningKeyRow of(SigningKey key) {
        return new SigningKeyRow(key.id(), key.pkcs8().toByteArray(), key.createdAt());
    }

    SigningKey key() {
        return new SigningKey(id, ByteString.wrap(pkcs8), createdAt);
    }
}
