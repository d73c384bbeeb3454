package dev.theeye.adapter.http.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Scope;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether an access token is one of ours, after RFC 8725: one fixed algorithm, our own keys whatever the header
 * points to ({@code jku}, {@code jwk}, {@code x5u}), {@code typ}, {@code iss}, {@code aud} and {@code exp} checked, an
 * unknown {@code crit} refused. Blocks.
 */
@Singleton
final class TokenVerifier {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    TokenVerifier(KeyRing keys, TokenSettings settings, Clock clock) {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(AccessToken.TYPE)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                KeyRing.ALGORITHM, (selector, context) -> selector.select(keys.published())));
        processor.setJWTClaimsSetVerifier(new Claims(settings, clock));
    }

    /** @return empty for whatever is not a token of ours that holds now */
    Optional<AccessToken> verify(String token) {
        return CompactToken.parse(token)
                .filter(compact -> ClaimTypes.areOurs(compact.claims()))
                .flatMap(this::verify);
    }

    private Optional<AccessToken> verify(CompactToken token) {
        try {
            JWTClaimsSet claims = processor.process(token.jwt(), null);
            Optional<ApplicationId> application = ApplicationId.parse(claims.getStringClaim("client_id"));
            Optional<Set<Scope>> scopes = AccessToken.scopes(claims.getStringClaim("scope"));
            Integer credential = claims.getIntegerClaim(AccessToken.CREDENTIAL);
            Instant end = claims.getExpirationTime().toInstant();
            return application.flatMap(id -> scopes.map(granted -> new AccessToken(id, granted, end, credential)));
        } catch (ParseException | BadJOSEException | JOSEException notOurs) {
            return Optional.empty();
        }
    }

    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        Claims(TokenSettings settings, Clock clock) {
            super(
                    settings.audience(),
                    new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                    Set.of("sub", "client_id", "scope", "iat", "exp", "jti"));
            this.clock = clock;
            setMaxClockSkew(0); // the replicas that issue are the ones that verify
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
