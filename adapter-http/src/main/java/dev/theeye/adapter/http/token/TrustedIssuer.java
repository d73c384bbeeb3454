package dev.theeye.adapter.http.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.theeye.domain.trust.Scope;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells whether an access token is one of the {@linkplain TrustedIssuerSettings other issuer}, as strictly as of ours. */
@Singleton
@Requires(bean = TrustedIssuerSettings.class)
final class TrustedIssuer {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    /** Between its clock and ours. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final TrustedIssuerSettings settings;
    private final Clock clock;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    TrustedIssuer(TrustedIssuerSettings settings, TrustedKeys keys, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(settings.type())));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, (selector, context) -> selector.select(keys.keys())));
        processor.setJWTClaimsSetVerifier(new Claims(settings, clock));
    }

    /** @return empty for whatever is not a token of the issuer that holds now, for an application of ours */
    Optional<AccessToken> verify(String token) {
        return CompactToken.parse(token)
                .filter(compact ->
                        ClaimTypes.areTheirs(compact.claims(), settings.clientClaim(), settings.scopeClaim()))
                .flatMap(this::verify);
    }

    private Optional<AccessToken> verify(CompactToken token) {
        try {
            JWTClaimsSet claims = processor.process(token.jwt(), null);
            return settings.application(claims.getStringClaim(settings.clientClaim()))
                    .map(application -> new AccessToken(application, scopes(claims), until(claims), null));
        } catch (ParseException | BadJOSEException | JOSEException notTheirs) {
            return Optional.empty();
        }
    }

    /** What is no scope of ours lets do nothing here: the token may be for others, too. */
    private Set<Scope> scopes(JWTClaimsSet claims) {
        List<?> said = claims.getClaim(settings.scopeClaim()) instanceof List<?> list
                ? list
                : List.of(String.valueOf(claims.getClaim(settings.scopeClaim())).split(" "));
        return said.stream()
                .map(scope -> Scope.parse(settings.scope(String.valueOf(scope))))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** Verified again after a while, since the issuer may withdraw the key. */
    private Instant until(JWTClaimsSet claims) {
        Instant expires = claims.getExpirationTime().toInstant().plus(SKEW);
        Instant again = clock.instant().plus(settings.refresh());
        return expires.isBefore(again) ? expires : again;
    }

    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        Claims(TrustedIssuerSettings settings, Clock clock) {
            super(
                    settings.audience(),
                    new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                    Set.of("exp", settings.clientClaim()));
            this.clock = clock;
            setMaxClockSkew((int) SKEW.toSeconds());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
