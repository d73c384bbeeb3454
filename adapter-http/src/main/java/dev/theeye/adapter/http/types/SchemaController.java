package dev.theeye.adapter.http.types;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForAdministrators;
import dev.theeye.adapter.http.guard.RequestBodies;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.query.HeavyQueries;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.CheckSchema;
import dev.theeye.application.DeclareSchema;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.validation.SchemaVersion;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** Gives types their schemas. */
@Controller("/v1/event-types/{category}/{name}/schema")
@Tag(name = "Event types")
@Secured("admin")
final class SchemaController {
    private static final int DEFAULT_LIMIT = 1_000;

    private final DeclareSchema declareSchema;
    private final CheckSchema checkSchema;
    private final HeavyQueries heavyQueries;
    private final RequestBodies bodies;

    SchemaController(
            DeclareSchema declareSchema, CheckSchema checkSchema, HeavyQueries heavyQueries, RequestBodies bodies) {
        this.declareSchema = declareSchema;
        this.checkSchema = checkSchema;
        this.heavyQueries = heavyQueries;
        this.bodies = bodies;
    }

    @Operation(
            summary = "Gives a type a schema",
            description =
                    "JSON Schema 2020-12, or draft-07 where its `$schema` says so. Every event that is judged five"
                            + " seconds later or more is judged by it. With `observe`, events are kept as if there were"
                            + " no schema, and the type tells how many would have failed. Nothing is ever fetched.")
    @Put(consumes = MediaType.ALL)
    @ForAdministrators
    @RequestBody(ref = "#/components/requestBodies/NewSchema")
    @ApiResponse(
            responseCode = "201",
            description = "The new version.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/DeclaredSchema")))
    @ApiResponse(
            responseCode = "200",
            description = "The version that is in force, for it has this very text and mode: nothing has changed.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/DeclaredSchema")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadSchema")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    CompletionStage<HttpResponse<byte[]>> declareSchema(
            HttpRequest<?> request, @PathVariable String category, @PathVariable String name, Caller caller) {
        Parameters.none(request);
        return bodies.readAside(request, SchemaRequest.MAX_BYTES, body -> declare(request, body, caller));
    }

    @Operation(
            summary = "Tells what a schema would do to the last events and failed events of a type",
            description =
                    "Judged by the same rules as what is sent, as if it were enforced. Nothing changes. After 5 s it tells of"
                            + " what it could look at until then. It counts as a large question.")
    @Post(uri = "/check", consumes = MediaType.ALL)
    @ForAdministrators
    @RequestBody(ref = "#/components/requestBodies/SchemaToCheck")
    @ApiResponse(
            responseCode = "200",
            description = "How many would pass and fail. The examples are among those that the caller may see.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/SchemaCheck")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadSchema")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyQueries")
    CompletionStage<HttpResponse<byte[]>> checkSchema(
            HttpRequest<?> request, @PathVariable String category, @PathVariable String name, Caller caller) {
        Parameters.none(request);
        return bodies.readAside(request, SchemaRequest.MAX_BYTES, body -> check(request, body, caller));
    }

    @Operation(summary = "Takes the schema of a type out of force", description = "Its versions stay to be seen.")
    @Delete
    @ForAdministrators
    @ApiResponse(responseCode = "204", description = "The type has no schema any more.")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> withdrawSchema(
            HttpRequest<?> request, @PathVariable String category, @PathVariable String name, Caller caller) {
        Parameters.none(request);
        return switch (declareSchema.withdraw(TypePath.of(request), caller.application())) {
            case WITHDRAWN -> HttpResponse.noContent();
            case NONE -> throw none();
        };
    }

    static ProblemException none() {
        return new ProblemException(Problem.of(ProblemType.NOT_FOUND, "this type of event has no schema"));
    }

    private HttpResponse<byte[]> declare(HttpRequest<?> request, byte[] body, Caller caller) {
        EventType type = TypePath.of(request);
        SchemaRequest asked = SchemaRequest.toDeclare(request, body);
        return switch (declareSchema.declare(
                type, asked.schema(), Objects.requireNonNull(asked.mode()), caller.application())) {
            case DeclareSchema.Outcome.Added(SchemaVersion version) -> HttpResponse.created(TypeJson.one(version));
            case DeclareSchema.Outcome.Already(SchemaVersion version) -> HttpResponse.ok(TypeJson.one(version));
            case DeclareSchema.Outcome.Refused(String pointer, String reason) -> refused(pointer, reason);
        };
    }

    private HttpResponse<byte[]> check(HttpRequest<?> request, byte[] body, Caller caller) {
        EventType type = TypePath.of(request);
        SchemaRequest asked = SchemaRequest.toCheck(request, body);
        int limit = asked.limit() == null ? DEFAULT_LIMIT : asked.limit();
        return switch (heavyQueries.answer(
                request, caller, () -> checkSchema.check(type, asked.schema(), limit, caller.visibility()))) {
            case CheckSchema.Outcome.Checked checked -> HttpResponse.ok(TypeJson.checked(checked));
            case CheckSchema.Outcome.Refused(String pointer, String reason) -> refused(pointer, reason);
        };
    }

    private static HttpResponse<byte[]> refused(String pointer, String reason) {
        String place = pointer.isEmpty() ? "the schema " : "in the schema, " + pointer + " ";
        return Problem.of(ProblemType.BAD_SCHEMA, place + reason)
                .response(json -> json.writeStringField("pointer", pointer));
    }
}
