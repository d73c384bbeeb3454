package dev.theeye.adapter.http.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.SigningKeys;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.SigningKey;
import io.micronaut.security.token.jwt.endpoints.JwkProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signing keys as they are used: read now and then, kept while they cannot be. A new key is published at once and signs
 * later, when every replica, and whoever keeps our key set for its {@code max-age}, knows it; an old one verifies until the
 * last token that it signed has expired. So no rotation ever refuses a token that is good. Blocks.
 */
@Singleton
final class KeyRing implements JwkProvider {
    /** RFC 8725: one algorithm, whatever a token says of itself. */
    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;

    /** How long a key is published before it signs. */
    static final Duration ANNOUNCED = Duration.ofMinutes(2);

    /** How long a new key of another replica may stay unnoticed. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** By how much the clocks and readings of the replicas may differ. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final SigningKeys keys;
    private final TokenSettings settings;
    private final Clock clock;
    private @Nullable Reading reading;

    /** A key that is known, and when it begins to sign. */
    record Held(RSAKey key, Instant signsFrom) {}

    private record Reading(List<Held> newestFirst, Instant at) {}

    KeyRing(SigningKeys keys, TokenSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** The key to sign with now; made if there is none yet. */
    RSAKey signing() {
        Instant now = clock.instant();
        List<Held> held = current();
        return held.stream()
                .filter(one -> !one.signsFrom().isAfter(now))
                .findFirst()
                .orElse(held.getLast())
                .key();
    }

    /** The public halves of those that verify, to verify with and to publish. */
    JWKSet published() {
        return new JWKSet(retrieveJsonWebKeys());
    }

    @Override
    public List<JWK> retrieveJsonWebKeys() {
        Instant now = clock.instant();
        List<JWK> verifying = new ArrayList<>();
        @Nullable Instant signedUntil = null;
        for (Held one : current()) {
            if (signedUntil == null
                    || now.isBefore(signedUntil.plus(settings.expiresIn()).plus(SLACK))) {
                verifying.add(one.key().toPublicJWK());
            }
            signedUntil = one.signsFrom();
        }
        return verifying;
    }

    /**
     * Makes a new key, which signs {@link #ANNOUNCED} later; one that does not sign yet is all that is needed.
     *
     * @return the newest key there is now
     */
    synchronized Held rotate(ApplicationId by) {
        List<Held> held = read();
        Held newest = held.getFirst();
        boolean waits = held.size() > 1 && newest.signsFrom().isAfter(clock.instant());
        Held then = waits ? newest : addAfter(newest, by);
        reading = null;
        return then;
    }

    private synchronized List<Held> current() {
        Reading last = reading;
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.at().plus(FRESH))) {
            return last.newestFirst();
        }
        try {
            List<Held> read = read();
            reading = new Reading(isDue(read.getFirst(), now) ? renewed(read) : read, now);
        } catch (ApplicationsUnavailable e) {
            if (last == null) {
                throw e;
            }
            reading = new Reading(last.newestFirst(), now);
        }
        return reading.newestFirst();
    }

    private List<Held> read() {
        List<SigningKey> all = keys.all();
        List<SigningKey> some = all.isEmpty() ? List.of(keys.addIfNone(RsaKeys.generate(clock))) : all;
        return some.stream().map(KeyRing::held).toList();
    }

    private boolean isDue(Held newest, Instant now) {
        return now.isAfter(newest.signsFrom().plus(settings.signingKeyAge()));
    }

    /** By age; where that fails, the key that is old will do until the next time. */
    private List<Held> renewed(List<Held> read) {
        try {
            addAfter(read.getFirst(), null);
            return read();
        } catch (ApplicationsUnavailable e) {
            LOG.warn("The signing key is due to be rotated, and cannot be now", e);
            return read;
        }
    }

    private Held addAfter(Held newest, @Nullable ApplicationId by) {
        SigningKey added = keys.addAfter(newest.key().getKeyID(), RsaKeys.generate(clock), Act.now(clock, by));
        LOG.info("The signing key {} follows {}", added.id(), newest.key().getKeyID());
        return held(added);
    }

    private static Held held(SigningKey key) {
        return new Held(RsaKeys.rsa(key), key.createdAt().plus(ANNOUNCED));
    }
}
