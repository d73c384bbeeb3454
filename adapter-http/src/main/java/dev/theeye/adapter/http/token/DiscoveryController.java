package dev.theeye.adapter.http.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.theeye.adapter.http.BaseUrl;
import dev.theeye.domain.trust.Scope;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tells clients and other services how tokens are had and verified. */
@Controller("/.well-known")
@Secured(SecurityRule.IS_ANONYMOUS)
final class DiscoveryController {
    private final KeyRing keys;
    private final TokenSettings settings;
    private final BaseUrl baseUrl;

    DiscoveryController(KeyRing keys, TokenSettings settings, BaseUrl baseUrl) {
        this.keys = keys;
        this.settings = settings;
        this.baseUrl = baseUrl;
    }

    /** The public keys that access tokens are verified with (RFC 7517). */
    @Get("/jwks.json")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Map<String, Object>> keys() {
        return HttpResponse.ok(keys.published().toJSONObject(true)).header(HttpHeaders.CACHE_CONTROL, "max-age=60");
    }

    /** How to get an access token (RFC 8414). */
    @Get("/oauth-authorization-server")
    Metadata metadata(HttpRequest<?> request) {
        String base = baseUrl.of(request);
        return new Metadata(
                settings.issuer(),
                base + "/oauth/token",
                base + "/.well-known/jwks.json",
                Arrays.stream(Scope.values()).map(Scope::text).toList(),
                List.of("client_credentials"),
                List.of(),
                List.of("client_secret_basic", "client_secret_post"));
    }

    /** An authorisation server's metadata (RFC 8414, section 2). */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS) // an empty list is said too
    record Metadata(
            String issuer,
            String tokenEndpoint,
            String jwksUri,
            List<String> scopesSupported,
            List<String> grantTypesSupported,
            List<String> responseTypesSupported,
            List<String> tokenEndpointAuthMethodsSupported) {}
}
