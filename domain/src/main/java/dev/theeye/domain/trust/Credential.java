package dev.theeye.domain.trust;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the secrets that an application may present; two may be valid at once, so that rotation needs no downtime.
 *
 * @param number counts the secrets that the application ever had, from 1; none is given twice
 * @param lastUsedAt to about a minute; null where it was never used
 */
public record Credential(
        int number,
        SecretDigest digest,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    /** How long an expired one is still listed: longer than any access token lasts that it was exchanged for. */
    public static final Duration LISTED_AFTER_END = Duration.ofDays(30);

    /** The first of an application, never used yet. */
    public Credential(SecretDigest digest, Instant createdAt, @Nullable Instant expiresAt) {
        this(1, digest, createdAt, expiresAt, null);
    }

    public boolean admits(SecretDigest presented, Instant now) {
        return digest.equals(presented) && isValid(now);
    }

    public boolean isValid(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
