package dev.theeye.adapter.http.failure;

import dev.theeye.adapter.http.BaseUrl;
import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForCaretakers;
import dev.theeye.adapter.http.guard.RequestBodies;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.query.FailedEventFilters;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.DiscardFailedEvents;
import dev.theeye.application.FindFailedEventJob;
import dev.theeye.application.ReplayFailedEvents;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.failure.JobId;
import dev.theeye.domain.trust.Scope;
import dev.theeye.domain.trust.Visibility;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Replays failed events and gives them up: starts the job, and tells how far it is. */
@Controller("/v1/failed-events")
@Tag(name = "Failed events")
@Secured({"admin", "events:write"})
final class FailedEventJobController {
    private static final String REPLAY = "/replay";
    private static final String DISCARD = "/discard";

    private final ReplayFailedEvents replayFailedEvents;
    private final DiscardFailedEvents discardFailedEvents;
    private final FindFailedEventJob findJob;
    private final BaseUrl baseUrl;
    private final RequestBodies bodies;

    FailedEventJobController(
            ReplayFailedEvents replayFailedEvents,
            DiscardFailedEvents discardFailedEvents,
            FindFailedEventJob findJob,
            BaseUrl baseUrl,
            RequestBodies bodies) {
        this.replayFailedEvents = replayFailedEvents;
        this.discardFailedEvents = discardFailedEvents;
        this.findJob = findJob;
        this.baseUrl = baseUrl;
        this.bodies = bodies;
    }

    @Operation(
            summary = "Has failed events judged once more",
            description =
                    "Those that are open and match now; an application without the scope admin: its own. What passes"
                            + " is stored as if it had passed when it arrived: under the id that it has, at its own time. What"
                            + " does not, stays open with its new violations. Replaying twice stores nothing twice.")
    @Post(uri = REPLAY, consumes = MediaType.ALL)
    @ForCaretakers
    @RequestBody(ref = "#/components/requestBodies/Replay")
    @ApiResponse(responseCode = "202", ref = "#/components/responses/JobStarted")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    CompletionStage<HttpResponse<byte[]>> replayFailedEvents(HttpRequest<?> request, Caller caller) {
        Parameters.none(request);
        return bodies.readAside(request, FilterBody.MAX_BYTES, body -> replay(request, body, caller));
    }

    @Operation(
            summary = "Gives failed events up",
            description = "Those that are open and match now. They are kept, with the status `discarded`.")
    @Post(uri = DISCARD, consumes = MediaType.ALL)
    @ForCaretakers
    @RequestBody(ref = "#/components/requestBodies/Discard")
    @ApiResponse(responseCode = "202", ref = "#/components/responses/JobStarted")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    CompletionStage<HttpResponse<byte[]>> discardFailedEvents(HttpRequest<?> request, Caller caller) {
        Parameters.none(request);
        return bodies.readAside(request, FilterBody.MAX_BYTES, body -> discard(request, body, caller));
    }

    @Operation(summary = "How far a replay is")
    @Get(REPLAY + "/{id}")
    @ForCaretakers
    @ApiResponse(
            responseCode = "200",
            description = "The replay.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/FailedEventJob")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> findReplay(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        return find(request, id, Set.of(Kind.REPLAY, Kind.DRY_RUN), caller);
    }

    @Operation(summary = "How far a discard is")
    @Get(DISCARD + "/{id}")
    @ForCaretakers
    @ApiResponse(
            responseCode = "200",
            description = "The discard.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/FailedEventJob")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> findDiscard(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        return find(request, id, Set.of(Kind.DISCARD), caller);
    }

    private HttpResponse<byte[]> replay(HttpRequest<?> request, byte[] sent, Caller caller) {
        FilterBody body = FilterBody.withDryRun(request, sent);
        FailedEventFilter filter = FailedEventFilters.of(body.filters(), reach(caller));
        FailedEventJob job = body.dryRun()
                ? replayFailedEvents.rehearse(filter, caller.application())
                : replayFailedEvents.replay(filter, caller.application());
        return started(request, REPLAY, job);
    }

    private HttpResponse<byte[]> discard(HttpRequest<?> request, byte[] sent, Caller caller) {
        FilterBody body = FilterBody.of(request, sent);
        FailedEventFilter filter = FailedEventFilters.of(body.filters(), reach(caller));
        return started(request, DISCARD, discardFailedEvents.discard(filter, caller.application()));
    }

    private HttpResponse<byte[]> started(HttpRequest<?> request, String path, FailedEventJob job) {
        return HttpResponse.accepted()
                .body(JobJson.write(job))
                .header(HttpHeaders.LOCATION, baseUrl.of(request) + "/v1/failed-events" + path + "/" + job.id());
    }

    private HttpResponse<byte[]> find(HttpRequest<?> request, String id, Set<Kind> kinds, Caller caller) {
        Parameters.none(request);
        JobId jobId = Parameters.parse("id", id, JobId::parse, "a UUID");
        return findJob.find(jobId, reach(caller))
                .filter(job -> kinds.contains(job.kind()))
                .map(job -> HttpResponse.ok(JobJson.write(job)))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND, "no job has this id")));
    }

    /** An analyst reads everybody's, but changes nobody else's. */
    private static Visibility reach(Caller caller) {
        return caller.scopes().contains(Scope.ADMIN) ? new Visibility.Everything() : caller.own();
    }
}
