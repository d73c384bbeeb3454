package dev.theeye.adapter.http.types;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForAllWithToken;
import dev.theeye.adapter.http.description.Paged;
import dev.theeye.adapter.http.query.HeavyQueries;
import dev.theeye.adapter.http.query.Pages;
import dev.theeye.adapter.http.query.Query;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.FindEventTypes;
import dev.theeye.application.FindEventTypes.Found;
import dev.theeye.application.FindEventTypes.Unsent;
import dev.theeye.application.SuggestSchema;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Order;
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

/** Shows the types of events: what is sent of each, and what its payloads must satisfy. */
@Controller("/v1/event-types")
@Tag(name = "Event types")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventTypeController {
    private final FindEventTypes findEventTypes;
    private final SuggestSchema suggestSchema;
    private final HeavyQueries heavyQueries;
    private final Pages pages;

    EventTypeController(
            FindEventTypes findEventTypes, SuggestSchema suggestSchema, HeavyQueries heavyQueries, Pages pages) {
        this.findEventTypes = findEventTypes;
        this.suggestSchema = suggestSchema;
        this.heavyQueries = heavyQueries;
        this.pages = pages;
    }

    @Operation(
            summary = "Finds the types of events, by category and name",
            description =
                    "Those that were sent, with what was sent of each; and, for an administrator and for whoever reads"
                            + " everybody's events, those that have a schema and were not sent yet.")
    @Get
    @Paged
    @ForAllWithToken
    @ApiResponse(
            responseCode = "200",
            description = "A page of types.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/EventTypes")))
    HttpResponse<byte[]> findEventTypes(HttpRequest<?> request, Caller caller) {
        Parameters parameters = Parameters.of(request, Pages.PARAMETERS);
        Visibility visibility = caller.visibility();
        Query<Found> query = new Query<>(
                visibility,
                Order.OLDEST_FIRST,
                Query.Cost.SMALL,
                new TypeFinder<>(range -> findEventTypes.find(visibility, unsent(caller), range), Found::type),
                () -> findEventTypes.count(visibility, unsent(caller)),
                TypeJson::write);
        return pages.answer(request, caller, parameters, query);
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

    @Operation(
            summary = "Finds the schemas that a type has had, the newest first",
            description = "At most 16 on a page, for each may be large; it leads to the next, and to none before.")
    @Get("/{category}/{name}/schema/versions")
    @Paged
    @ForAllWithToken
    @ApiResponse(
            responseCode = "200",
            description = "A page of versions.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/SchemaVersions")))
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    HttpResponse<byte[]> findSchemaVersions(
            HttpRequest<?> request, @PathVariable String category, @PathVariable String name, Caller caller) {
        Parameters parameters = Parameters.of(request, Pages.PARAMETERS);
        Visibility visibility = caller.visibility();
        EventType type = TypePath.of(request);
        int versions = findEventTypes.countVersions(type, visibility, unsent(caller));
        if (versions == 0) {
            throw SchemaController.none();
        }
        Query<SchemaVersion> query = new Query<>(
                visibility,
                Order.NEWEST_FIRST,
                Query.Cost.SMALL,
                new VersionFinder(
                        (before, most) -> findEventTypes.versions(type, visibility, unsent(caller), before, most)),
                () -> versions,
                TypeJson::writeVersion);
        return pages.answer(request, caller, parameters, query);
    }

    @Operation(
            summary = "A schema that the last events of a type satisfy, to start from",
            description =
                    "Types, required members, choices of few values and formats, as they are in the events that the"
                            + " caller may see: the last 1,000, or as many as there is time for. Nothing changes. It"
                            + " counts as a large question.")
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
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyQueries")
    HttpResponse<byte[]> suggestSchema(
            HttpRequest<?> request, @PathVariable String category, @PathVariable String name, Caller caller) {
        Parameters.none(request);
        EventType type = TypePath.of(request);
        return heavyQueries
                .answer(request, caller, () -> suggestSchema.suggest(type, caller.visibility()))
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
