package dev.theeye.adapter.http.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.theeye.domain.trust.Secret;
import dev.theeye.domain.trust.SecretDigest;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens that were seen to be ours, until they expire: the signature is checked once, not at every request. Each is
 * known by the digest of its text, which has one spelling only, so that however long tokens are, some hundred bytes hold one.
 */
@Singleton
final class VerifiedTokens {
    /** With some 400 bytes each: 4 MB. */
    private static final int MOST = 10_000;

    private final TokenVerifier verifier;
    private final @Nullable TrustedIssuer trustedIssuer;
    private final ExecutorService blocking;
    private final Cache<SecretDigest, AccessToken> seen;

    VerifiedTokens(
            TokenVerifier verifier,
            @Nullable TrustedIssuer trustedIssuer,
            Clock clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.verifier = verifier;
        this.trustedIssuer = trustedIssuer;
        this.blocking = blocking;
        this.seen = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<SecretDigest, AccessToken>creating(
                        (token, said) -> Duration.between(clock.instant(), said.expiresAt())))
                .build();
    }

    /** Completed already for a token that was seen before. A bad one is not remembered: it would push out good ones. */
    CompletableFuture<Optional<AccessToken>> find(String token) {
        SecretDigest digest = new Secret(token).digest();
        AccessToken known = seen.getIfPresent(digest);
        return known != null
                ? CompletableFuture.completedFuture(Optional.of(known))
                : CompletableFuture.supplyAsync(() -> verify(token, digest), blocking);
    }

    private Optional<AccessToken> verify(String token, SecretDigest digest) {
        Optional<AccessToken> said =
                verifier.verify(token).or(() -> trustedIssuer == null ? Optional.empty() : trustedIssuer.verify(token));
        said.ifPresent(good -> seen.put(digest, good));
        return said;
    }
}
