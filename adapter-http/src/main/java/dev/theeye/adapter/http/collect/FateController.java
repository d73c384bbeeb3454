package dev.theeye.adapter.http.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForWriters;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.TellFate;
import dev.theeye.application.TellFate.Fate;
import dev.theeye.domain.event.EventId;
import dev.theeye.eventjson.ViolationJson;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells an application what became of an event that it sent. */
@Controller("/v1/events")
@Tag(name = "Collecting")
final class FateController {
    private static final JsonFactory JSON = new JsonFactory();

    private final TellFate tellFate;

    FateController(TellFate tellFate) {
        this.tellFate = tellFate;
    }

    @Operation(summary = "Tells whether an event was stored or failed; 404 while it waits")
    @Get("/{id}/status")
    @ForWriters
    @ApiResponse(
            responseCode = "200",
            description = "It was stored, or failed.",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/Fate")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @Secured("events:write")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> status(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        Parameters.none(request);
        EventId eventId = Parameters.parse("id", id, EventId::parse, "a UUID");
        return tellFate.of(eventId, caller.own())
                .map(fate -> HttpResponse.ok(json(eventId, fate)))
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemType.NOT_FOUND,
                        "the event still waits, or none of this id was sent by this application")));
    }

    private static byte[] json(EventId id, Fate fate) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", id.toString());
            switch (fate) {
                case Fate.Stored() -> json.writeStringField("status", "stored");
                case Fate.Failed(var violations) -> {
                    json.writeStringField("status", "failed");
                    json.writeFieldName("violations");
                    ViolationJson.write(violations, json);
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
