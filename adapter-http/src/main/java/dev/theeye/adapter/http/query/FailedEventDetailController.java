package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForReaders;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.FindFailedEvents;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.eventjson.EventJson;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
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

/** Gives back one failed event, and the very bytes that were sent. */
@Controller("/v1/failed-events/{id}")
@Tag(name = "Failed events")
@Secured({"events:read", "events:read:all"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class FailedEventDetailController {
    private final FindFailedEvents findFailedEvents;
    private final Pages pages;

    FailedEventDetailController(FindFailedEvents findFailedEvents, Pages pages) {
        this.findFailedEvents = findFailedEvents;
        this.pages = pages;
    }

    @Operation(summary = "One failed event")
    @Get
    @ForReaders
    @ApiResponse(
            responseCode = "200",
            description = "The failed event.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/FailedEvent")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    HttpResponse<byte[]> findFailedEvent(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        return pages.inTurn(
                request, caller, () -> HttpResponse.ok(PageJson.write(find(request, id, caller), EventJson::write)));
    }

    @Operation(
            summary = "What was sent, byte for byte",
            description = "The text in the JSON form shows U+FFFD for bytes that are not UTF-8; this does not.")
    @Get(uri = "/received", produces = MediaType.APPLICATION_OCTET_STREAM)
    @ForReaders
    @ApiResponse(
            responseCode = "200",
            description = "The bytes of this one event; of a malformed body, its first 64 KiB.",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    HttpResponse<byte[]> findReceived(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        return pages.inTurn(request, caller, () -> received(find(request, id, caller)));
    }

    private static HttpResponse<byte[]> received(FailedEvent failed) {
        return HttpResponse.ok(failed.received().toByteArray())
                .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                // whatever somebody sent: a browser must not show it as a page of ours
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + failed.id() + "\"");
    }

    private FailedEvent find(HttpRequest<?> request, String id, Caller caller) {
        Parameters.none(request);
        EventId eventId = Parameters.parse("id", id, EventId::parse, ParameterTypes.A_UUID);
        return findFailedEvents
                .find(eventId, caller.visibility())
                .orElseThrow(
                        () -> new ProblemException(Problem.of(ProblemType.NOT_FOUND, "no failed event has this id")));
    }
}
