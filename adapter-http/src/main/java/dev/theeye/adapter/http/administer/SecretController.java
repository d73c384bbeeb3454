package dev.theeye.adapter.http.administer;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForAdministrators;
import dev.theeye.adapter.http.guard.RequestBodies;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.RemoveSecret;
import dev.theeye.application.RotateSecret;
import dev.theeye.application.RotateSecret.Rotated;
import dev.theeye.domain.trust.ApplicationId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Rotates the secrets of an application and takes them away. */
@Controller("/v1/applications/{id}/secrets")
@Tag(name = "Administering")
@Secured("admin")
final class SecretController {
    private static final Duration DEFAULT_GRACE = Duration.ofHours(24);

    private final RotateSecret rotateSecret;
    private final RemoveSecret removeSecret;
    private final RequestBodies bodies;

    SecretController(RotateSecret rotateSecret, RemoveSecret removeSecret, RequestBodies bodies) {
        this.rotateSecret = rotateSecret;
        this.removeSecret = removeSecret;
        this.bodies = bodies;
    }

    @Operation(
            summary = "Gives an application a new secret",
            description =
                    "It stands in this answer and nowhere else. The one before it stays valid for `grace`; an older"
                            + " one, should it still be valid, ends now.")
    @Post(consumes = MediaType.ALL)
    @ForAdministrators
    @RequestBody(ref = "#/components/requestBodies/Rotation")
    @ApiResponse(
            responseCode = "201",
            description = "The new secret.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/NewSecret")))
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    CompletionStage<HttpResponse<byte[]>> rotateSecret(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        Parameters.none(request);
        return bodies.readAside(
                request, RequestObject.MAX_BYTES, body -> rotate(request, body, ApplicationController.id(id), caller));
    }

    @Operation(summary = "Takes a secret away, and within 30 s the access tokens that were had with it")
    @Delete("/{number}")
    @ForAdministrators
    @ApiResponse(responseCode = "204", description = "It is gone.")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> removeSecret(
            HttpRequest<?> request, @PathVariable String id, @PathVariable String number, Caller caller) {
        Parameters.none(request);
        int parsed = Parameters.parse("number", number, SecretController::number, "the number of a secret");
        return switch (removeSecret.remove(ApplicationController.id(id), parsed, caller.application())) {
            case REMOVED -> HttpResponse.noContent();
            case UNKNOWN ->
                throw new ProblemException(Problem.of(
                        ProblemType.NOT_FOUND, "no application has this id, or it has no secret of this number"));
        };
    }

    private HttpResponse<byte[]> rotate(HttpRequest<?> request, byte[] sent, ApplicationId id, Caller caller) {
        RequestObject body = RequestObject.orNothing(request, sent, ApplicationFields.OF_A_ROTATION);
        Duration grace = ApplicationFields.grace(body).orElse(DEFAULT_GRACE);
        Rotated rotated =
                rotateSecret.rotate(id, grace, caller.application()).orElseThrow(ApplicationController::unknown);
        return HttpResponse.created(ApplicationJson.rotated(rotated)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static Optional<Integer> number(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[1-9]\\d{0,8}"))
                .map(Integer::valueOf);
    }
}
