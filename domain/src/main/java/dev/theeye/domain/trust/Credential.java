package dev.theeye.domain.trust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of the secrets that an application may present; two may be valid at once, so that rotation needs no downtime. */
public record Credential(
        SecretDigest digest, Instant createdAt, @Nullable Instant expiresAt) {
    public boolean admits(SecretDigest presented, Instant now) {
        return digest.equals(presented) && (expiresAt == null || now.isBefore(expiresAt));
    }
}
