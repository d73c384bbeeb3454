package dev.theeye.adapter.http.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.nimbusds.jose.jwk.JWKSet;
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
import io.micronaut.security.token.jwt.endpoints.JwkProvider;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Tells clients and other services how tokens are had and verified. In place of micronaut-security-jwt's KeysController, which
 * would read the keys on the event loop.
 */
@Controller("/.well-known")
@Tag(name = "Tokens")
@Secured(SecurityRule.IS_ANONYMOUS)
final class DiscoveryController {
    private final JwkProvider keys;
    private final TokenSettings settings;
    private final BaseUrl baseUrl;

    DiscoveryController(JwkProvider keys, TokenSettings settings, BaseUrl baseUrl) {
        this.keys = keys;
        this.settings = settings;
        this.baseUrl = baseUrl;
    }

    @Operation(summary = "Gives the public keys that access tokens are verified with (RFC 7517)")
    @Get("/jwks.json")
    @ApiResponse(
            responseCode = "200",
            description = "A JWK set (RFC 7517).",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/Keys")))
    @ApiResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Map<String, Object>> keys() {
        return HttpResponse.ok(new JWKSet(keys.retrieveJsonWebKeys()).toJSONObject(true))
                .header(HttpHeaders.CACHE_CONTROL, "max-age=60");
    }

    @Operation(summary = "Tells how to get an access token (RFC 8414)")
    @Get("/oauth-authorization-server")
    @ApiResponse(
            responseCode = "200",
            description = "The metadata.",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/Metadata")))
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
