package dev.theeye.adapter.http.token;

import dev.theeye.adapter.http.guard.RequestBodies;
import dev.theeye.application.AuthenticateApplication.Admitted;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.Scope;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/** Where an application exchanges its credentials for an access token (RFC 6749, section 4.4). */
@Controller
@Tag(name = "Tokens")
final class TokenController {
    /** More than any honest request has. */
    private static final int MAX_BYTES = 8 * 1024;

    private final Doorkeeper doorkeeper;
    private final TokenIssuer issuer;
    private final TokenSettings settings;
    private final RequestBodies bodies;
    private final ExecutorService blocking;

    TokenController(
            Doorkeeper doorkeeper,
            TokenIssuer issuer,
            TokenSettings settings,
            RequestBodies bodies,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.doorkeeper = doorkeeper;
        this.issuer = issuer;
        this.settings = settings;
        this.bodies = bodies;
        this.blocking = blocking;
    }

    @Operation(summary = "Exchanges credentials for an access token")
    @Post(uri = "/oauth/token", consumes = MediaType.ALL)
    @RequestBody(ref = "#/components/requestBodies/Credentials")
    @ApiResponse(
            responseCode = "200",
            description = "An access token.",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/Token")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/TokenRefused")
    @ApiResponse(responseCode = "401", ref = "#/components/responses/ClientRefused")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyRequests")
    @ApiResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
    @Secured(SecurityRule.IS_ANONYMOUS)
    CompletionStage<HttpResponse<?>> token(HttpRequest<?> request) {
        // nobody knows yet who this is: no memory is spent on a body of any length, or of one that is not told
        if (request.getContentLength() < 0 || request.getContentLength() > MAX_BYTES) {
            return CompletableFuture.completedFuture(TokenRefusal.INVALID_REQUEST.response());
        }
        return bodies.read(request, MAX_BYTES, body -> RefusalTime.hold(() -> answer(request, body.bytes()), blocking));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, byte[] body) {
        return tokenOrRefusal(request, body)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.PRAGMA, "no-cache");
    }

    private MutableHttpResponse<?> tokenOrRefusal(HttpRequest<?> request, byte[] body) {
        try {
            boolean isForm = request.getContentType()
                    .filter(type -> type.getName().equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED))
                    .isPresent();
            if (!isForm) {
                throw TokenRefusal.INVALID_REQUEST;
            }
            String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
            return HttpResponse.ok(
                    handOut(request, TokenRequest.parse(authorization, new String(body, StandardCharsets.UTF_8))));
        } catch (TokenRefusal refusal) {
            return refusal.response();
        }
    }

    private TokenAnswer handOut(HttpRequest<?> sent, TokenRequest request) throws TokenRefusal {
        return doorkeeper.letIn(sent, request, admitted -> issue(admitted, request));
    }

    private TokenAnswer issue(Admitted admitted, TokenRequest request) throws TokenRefusal {
        Application application = admitted.application();
        Set<Scope> scopes = request.scope() == null
                ? application.scopes()
                : AccessToken.scopes(request.scope())
                        .filter(application.scopes()::containsAll)
                        .orElseThrow(() -> TokenRefusal.INVALID_SCOPE);
        return new TokenAnswer(
                issuer.issue(application.id(), admitted.credential(), scopes),
                "Bearer",
                settings.expiresIn().toSeconds(),
                AccessToken.text(scopes));
    }

    /**
     * An access token (RFC 6749, section 5.1).
     *
     * @param expiresIn in seconds
     * @param scope what it lets the application do, separated by spaces
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record TokenAnswer(String accessToken, String tokenType, long expiresIn, String scope) {}
}
