package dev.theeye.adapter.http.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.trust.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Signing keys as RSA keys, and back. */
final class RsaKeys {
    private static final int BITS = 2048;

    private RsaKeys() {}

    static SigningKey generate(Clock clock) {
        try {
            RSAKey key = new RSAKeyGenerator(BITS).generate();
            return new SigningKey(
                    UUID.randomUUID().toString(),
                    ByteString.wrap(key.toPrivateKey().getEncoded()),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK can make RSA keys", e);
        }
    }

    static RSAKey rsa(SigningKey key) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey secret = (RSAPrivateCrtKey)
                    factory.generatePrivate(new PKCS8EncodedKeySpec(key.pkcs8().toByteArray()));
            RSAPublicKey open = (RSAPublicKey)
                    factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new RSAKey.Builder(open)
                    .privateKey(secret)
                    .keyID(key.id())
                    .algorithm(KeyRing.ALGORITHM)
                    .keyUse(KeyUse.SIGNATURE)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key " + key.id() + " is not an RSA key in PKCS#8", e);
        }
    }
}
