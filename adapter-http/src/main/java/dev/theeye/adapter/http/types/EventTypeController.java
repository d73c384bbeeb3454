package dev.theeye.adapter.http.types;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForAllWithToken;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.FindEventTypes;
import dev.theeye.application.FindEventTypes.Unsent;
import dev.theeye.application.SuggestSchema;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.trust.Scope;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.SchemaVersion;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Shows the types of events: what is sent of each, and what its payloads must satisfy. */
@Controller("/v1/event-types")
@Tag(name = "Event types")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventTypeController {
    private final FindEventTypes findEventTypes;
    private final SuggestSchema suggestSchema;

    EventTypeController(FindEventTypes findEventTypes, SuggestSchema suggestSchema) {
        this.findEventTypes = findEventTypes;
        this.suggestSchema = suggestSchema;
    }

    @Operation(
            summary = "All types of events, by category and name",
            description =
                    "Those that were sent, with what was sent of each; and, for an administrator and for whoever reads"
                            + " everybody's events, those that have a schema and were not sent yet.")
    @Get
    @ForAllWithToken
    @ApiResponse(
            responseCode = "200",
            description = "All of them.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/EventTypes")))
    HttpResponse<byte[]> findEventTypes(HttpRequest<?> request, Caller caller) {
        Parameters.none(request);
        return HttpResponse.ok(TypeJson.all(findEventTypes.all(caller.visibility(), unsent(caller))));
    }

    @Operation(summary = "One type of event, with the schema that is in force")
    @Get("/{category}/{name}")
    @ForAllWithToken
    @ApiResponse(
            responseCode = "200",
            description = "The type.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/EventTypeWithSchema")))
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    HttpResponse<byte[]> findEventType(
            HttpRequest<?> request, @PathVariable String category, @PathVariable String name, Caller caller) {
        Parameters.none(request);
        return findEventTypes
                .one(TypePath.of(request), caller.visibility(), unsent(caller))
                .map(found -> HttpResponse.ok(TypeJson.one(found)))
                .orElseThrow(TypePath::unknown);
    }

    @Operation(summary = "Every schema that a type has had, the newest first")
    @Get("/{category}/{name}/schema/versions")
    @ForAllWithToken
    @ApiResponse(
            responseCode = "200",
            description = "All of them.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/SchemaVersions")))
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    HttpResponse<byte[]> findSchemaVersions(
            HttpRequest<?> request, @PathVariable String category, @PathVariable String name, Caller caller) {
        Parameters.none(request);
        List<SchemaVersion> versions =
                findEventTypes.versions(TypePath.of(request), caller.visibility(), unsent(caller));
        if (versions.isEmpty()) {
            throw SchemaController.none();
        }
        return HttpResponse.ok(TypeJson.versions(versions));
    }

    @Operation(
            summary = "A schema that the last 1,000 events of a type satisfy, to start from",
            description =
                    "Types, required members, choices of few values and formats, as they are in the events that the"
                            + " caller may see. Nothing changes.")
    @Get(uri = "/{category}/{name}/schema/suggestion", produces = "application/schema+json")
    @ForAllWithToken
    @ApiResponse(
            responseCode = "200",
            description = "The schema itself.",
            content =
                    @Content(
                            mediaType = "application/schema+json",
                            schema = @Schema(ref = "#/components/schemas/JsonSchema")))
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    HttpResponse<byte[]> suggestSchema(
            HttpRequest<?> request, @PathVariable String category, @PathVariable String name, Caller caller) {
        Parameters.none(request);
        return suggestSchema
                .suggest(TypePath.of(request), caller.visibility())
                .map(ByteString::toByteArray)
                .map(schema -> HttpResponse.ok(schema).contentType(MediaType.of("application/schema+json")))
                .orElseThrow(TypePath::unknown);
    }

    /** Who declares schemas sees them; who sees everything does; for others, what nobody may tell them of is not there. */
    static Unsent unsent(Caller caller) {
        return caller.visibility() instanceof Visibility.Everything
                        || caller.scopes().contains(Scope.ADMIN)
                ? Unsent.SHOWN
                : Unsent.HIDDEN;
    }
}
