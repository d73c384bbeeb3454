package dev.theeye.adapter.http.token;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForAdministrators;
import dev.theeye.domain.event.Timestamps;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Replaces the key that access tokens are signed with, before it is due. */
@Controller("/v1/signing-keys")
@Tag(name = "Administering")
@Secured("admin")
final class SigningKeyController {
    private final KeyRing keys;

    SigningKeyController(KeyRing keys) {
        this.keys = keys;
    }

    @Operation(
            summary = "Makes a new key to sign access tokens with",
            description =
                    "It is published at once and signs two minutes later; the old one verifies until the last token"
                            + " that it signed has expired. While a new key waits to sign, nothing happens.")
    @Post(uri = "/rotate", consumes = "*/*")
    @ForAdministrators
    @ApiResponse(
            responseCode = "200",
            description = "The newest key there is now.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/SigningKey")))
    @ExecuteOn(TaskExecutors.BLOCKING)
    Rotated rotateSigningKey(HttpRequest<?> request, Caller caller) {
        Parameters.none(request);
        KeyRing.Held newest = keys.rotate(caller.application());
        return new Rotated(newest.key().getKeyID(), Timestamps.format(newest.signsFrom()));
    }

    /** @param signsFrom when it begins to sign */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Rotated(String kid, String signsFrom) {}
}
