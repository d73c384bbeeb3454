package dev.theeye.adapter.http.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/** Hands out access tokens: signed JWTs after RFC 9068. Blocks. */
@Singleton
final class TokenIssuer {
    private final KeyRing keys;
    private final TokenSettings settings;
    private final Clock clock;

    TokenIssuer(KeyRing keys, TokenSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param credential the number of the one that it is exchanged for: taken away, it takes the token with it */
    String issue(ApplicationId application, int credential, Set<Scope> scopes) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(application.toString())
                .claim("client_id", application.toString())
                .claim(AccessToken.CREDENTIAL, credential)
                .claim("scope", AccessToken.text(scopes))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.expiresIn())))
                .jwtID(UUID.randomUUID().toString())
                .build();
        RSAKey key = keys.signing();
        JWSHeader header = new JWSHeader.Builder(KeyRing.ALGORITHM)
                .type(new JOSEObjectType(AccessToken.TYPE))
                .keyID(key.getKeyID())
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key " + key.getKeyID() + " does not sign", e);
        }
    }
}
