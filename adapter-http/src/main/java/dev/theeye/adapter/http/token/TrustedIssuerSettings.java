package dev.theeye.adapter.http.token;

import dev.theeye.domain.trust.ApplicationId;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another issuer, an organisation's own identity provider, whose tokens are accepted beside ours.
 *
 * @param issuer the {@code iss} of its tokens
 * @param jwksUri where its public keys are; by TLS, unless on this machine
 * @param audience the {@code aud} of tokens meant for us
 * @param type the {@code typ} of its access tokens; older providers say {@code JWT}
 * @param clientClaim the claim that names the client
 * @param scopeClaim the claim with its scopes: separated by spaces, or a list
 * @param clients which application a client of the issuer is: {@code theirs=our client_id}. No others are let in
 * @param scopes what a scope of the issuer is called here: {@code theirs=ours}. One that is not named means the same
 * @param refresh how often its keys are read
 */
@ConfigurationProperties(TrustedIssuerSettings.PREFIX)
@Requires(property = TrustedIssuerSettings.PREFIX + ".issuer")
record TrustedIssuerSettings(
        String issuer,
        URI jwksUri,
        @Bindable(defaultValue = "theeye") String audience,
        @Bindable(defaultValue = "at+jwt") String type,
        @Bindable(defaultValue = "client_id") String clientClaim,
        @Bindable(defaultValue = "scope") String scopeClaim,
        List<String> clients,
        @Nullable List<String> scopes,
        @Bindable(defaultValue = "PT5M") Duration refresh) {
    static final String PREFIX = "eye.http.trusted-issuer";

    TrustedIssuerSettings {
        clients = List.copyOf(clients);
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
        boolean here = List.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(jwksUri.getHost()));
        if (!"https".equals(jwksUri.getScheme()) && !("http".equals(jwksUri.getScheme()) && here)) {
            throw new IllegalArgumentException(PREFIX + ".jwks-uri starts with https://");
        }
    }

    Optional<ApplicationId> application(String client) {
        return named(clients, client).flatMap(ApplicationId::parse);
    }

    String scope(String theirs) {
        return scopes == null ? theirs : named(scopes, theirs).orElse(theirs);
    }

    private static Optional<String> named(List<String> pairs, String name) {
        return pairs.stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1).strip())
                .findFirst();
    }
}
