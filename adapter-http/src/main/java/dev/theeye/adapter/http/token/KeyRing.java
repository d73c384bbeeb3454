package dev.theeye.adapter.http.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.SigningKeys;
import dev.theeye.domain.trust.SigningKey;
import io.micronaut.security.token.jwt.endpoints.JwkProvider;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The signing keys as they are used: read now and then, kept while they cannot be. Blocks. */
@Singleton
final class KeyRing implements JwkProvider {
    /** RFC 8725: one algorithm, whatever a token says of itself. */
    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;

    private static final int BITS = 2048;

    /** How long a new key of another replica may stay unnoticed, and how often unknown key ids make us look. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final SigningKeys keys;
    private final Clock clock;
    private @Nullable Reading reading;

    private record Reading(List<RSAKey> keys, Instant at) {}

    KeyRing(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The newest key, to sign with; made now if there is none yet. */
    RSAKey newest() {
        return current().getFirst();
    }

    /** The public halves, to verify with and to publish. */
    JWKSet published() {
        return new JWKSet(retrieveJsonWebKeys());
    }

    @Override
    public List<JWK> retrieveJsonWebKeys() {
        return current().stream().<JWK>map(RSAKey::toPublicJWK).toList();
    }

    private synchronized List<RSAKey> current() {
        Reading last = reading;
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.at().plus(FRESH))) {
            return last.keys();
        }
        try {
            reading = new Reading(read(), now);
        } catch (ApplicationsUnavailable e) {
            if (last == null) {
                throw e;
            }
            reading = new Reading(last.keys(), now);
        }
        return reading.keys();
    }

    private List<RSAKey> read() {
        List<SigningKey> all = keys.all();
        return (all.isEmpty() ? List.of(keys.addIfNone(generate())) : all)
                .stream().map(KeyRing::rsa).toList();
    }

    private SigningKey generate() {
        try {
            RSAKey key = new RSAKeyGenerator(BITS).generate();
            return new SigningKey(
                    UUID.randomUUID().toString(),
                    ByteString.wrap(key.toPrivateKey().getEncoded()),
                    clock.instant());
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK can make RSA keys", e);
        }
    }

    private static RSAKey rsa(SigningKey key) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey secret = (RSAPrivateCrtKey)
                    factory.generatePrivate(new PKCS8EncodedKeySpec(key.pkcs8().toByteArray()));
            RSAPublicKey open = (RSAPublicKey)
                    factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new RSAKey.Builder(open)
                    .privateKey(secret)
                    .keyID(key.id())
                    .algorithm(ALGORITHM)
                    .keyUse(KeyUse.SIGNATURE)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key " + key.id() + " is not an RSA key in PKCS#8", e);
        }
    }
}
