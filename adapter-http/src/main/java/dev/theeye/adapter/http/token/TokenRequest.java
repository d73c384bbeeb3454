package dev.theeye.adapter.http.token;

import dev.theeye.adapter.http.UrlEncoded;
import dev.theeye.domain.trust.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to the token endpoint (RFC 6749, sections 2.3.1 and 4.4.2).
 *
 * @param scope null for all that the application has
 */
record TokenRequest(
        String clientId, Secret secret, @Nullable String scope) {
    private static final String SCHEME = "Basic ";

    /** @throws TokenRefusal where no client could be served */
    static TokenRequest parse(@Nullable String authorization, String form) throws TokenRefusal {
        Map<String, List<String>> parameters = parameters(form);
        String grant = one(parameters, "grant_type").orElseThrow(() -> TokenRefusal.INVALID_REQUEST);
        if (!grant.equals("client_credentials")) {
            throw TokenRefusal.UNSUPPORTED_GRANT_TYPE;
        }
        Optional<String> id = one(parameters, "client_id");
        Optional<String> secret = one(parameters, "client_secret");
        String scope = one(parameters, "scope").orElse(null);
        if (authorization != null) {
            TokenRequest basic = basic(authorization, scope);
            if (secret.isPresent() || !id.orElse(basic.clientId()).equals(basic.clientId())) {
                throw TokenRefusal.INVALID_REQUEST; // two credentials at once (section 2.3)
            }
            return basic;
        }
        return new TokenRequest(
                id.orElseThrow(() -> TokenRefusal.INVALID_CLIENT),
                new Secret(secret.orElseThrow(() -> TokenRefusal.INVALID_CLIENT)),
                scope);
    }

    private static Map<String, List<String>> parameters(String form) throws TokenRefusal {
        try {
            return UrlEncoded.parse(form);
        } catch (IllegalArgumentException badPercentSign) {
            throw TokenRefusal.INVALID_REQUEST;
        }
    }

    /** One without a value counts as absent; a repeated one is an error (section 3.2). */
    private static Optional<String> one(Map<String, List<String>> parameters, String name) throws TokenRefusal {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw TokenRefusal.INVALID_REQUEST;
        }
        return values.stream().findFirst().filter(value -> !value.isEmpty());
    }

    private static TokenRequest basic(String authorization, @Nullable String scope) throws TokenRefusal {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw TokenRefusal.INVALID_CLIENT;
        }
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String pair = new String(bytes, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw TokenRefusal.INVALID_CLIENT;
            }
            return new TokenRequest(
                    UrlEncoded.decode(pair.substring(0, colon)),
                    new Secret(UrlEncoded.decode(pair.substring(colon + 1))),
                    scope);
        } catch (IllegalArgumentException notBase64) {
            throw TokenRefusal.INVALID_CLIENT;
        }
    }
}
