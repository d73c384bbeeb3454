package dev.theeye.adapter.http.live;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForReaders;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.query.EventFilters;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.adapter.http.token.StillLetIn;
import dev.theeye.application.FollowEvents;
import dev.theeye.application.Following;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.port.EventStoreUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** Tells events as they are stored. */
@Controller("/v1/events/live")
@Tag(name = "Querying")
@Secured({"events:read", "events:read:all"})
final class LiveController {
    private static final String LAST = "Last-Event-ID";

    private final FollowEvents followEvents;
    private final Followers followers;
    private final StillLetIn letIn;
    private final LiveSettings settings;
    private final ExecutorService blocking;

    LiveController(
            FollowEvents followEvents,
            Followers followers,
            StillLetIn letIn,
            LiveSettings settings,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.followEvents = followEvents;
        this.followers = followers;
        this.letIn = letIn;
        this.settings = settings;
        this.blocking = blocking;
    }

    @Operation(summary = "Tells events as they are stored, for as long as the client stays", description = """
                    Server-Sent Events: each `event` has an event as its data, and an id. Who comes back with the last one in `Last-Event-ID`
                    (browsers do so by themselves) goes on after it, without gap or repeat and at any replica; after more than some
                    minutes (a setting, 15 unless told otherwise) a `gap` says that events may be missing, and what follows is whole
                    again. An `end` says why the stream ends: `unauthenticated` (the token has expired, or the application is
                    suspended: within 30 s), or `stopping` (come back). Whatever is stored after the first line has arrived is told, in the
                    order in which it is stored, not in that in which it occurred. A comment every 15 s shows that the stream lives.""")
    @Get(produces = MediaType.TEXT_EVENT_STREAM, headRoute = false)
    @ForReaders
    @Parameter(name = "application", in = ParameterIn.QUERY, ref = "#/components/parameters/application")
    @Parameter(name = "session_id", in = ParameterIn.QUERY, ref = "#/components/parameters/session_id")
    @Parameter(name = "category", in = ParameterIn.QUERY, ref = "#/components/parameters/category")
    @Parameter(name = "name", in = ParameterIn.QUERY, ref = "#/components/parameters/name")
    @Parameter(name = "data.PATH", in = ParameterIn.QUERY, ref = "#/components/parameters/data")
    @Parameter(
            name = LAST,
            in = ParameterIn.HEADER,
            description = "The id of the last event that was had; without, the stream begins now.",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The stream.",
            content =
                    @Content(
                            mediaType = "text/event-stream",
                            schema = @Schema(ref = "#/components/schemas/LiveEvents")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyRequests")
    CompletionStage<HttpResponse<Publisher<byte[]>>> follow(HttpRequest<?> request, Caller caller) {
        Parameters parameters = Parameters.of(request, EventFilters.whenever());
        EventFilter filter = EventFilters.parse(parameters, caller);
        Optional<FeedPosition> after = last(request);
        return CompletableFuture.supplyAsync(
                () -> HttpResponse.<Publisher<byte[]>>ok(new WrittenOnDemand(follow(request, caller, filter, after)))
                        // what stands between must not hold events back until there are many
                        .header("X-Accel-Buffering", "no"),
                blocking);
    }

    private LiveEvents follow(HttpRequest<?> request, Caller caller, EventFilter filter, Optional<FeedPosition> after) {
        followers.join(caller.application());
        try {
            Following following = followEvents.follow(after);
            StillLetIn.Watch watch = letIn.watch(request, caller);
            return new LiveEvents(
                    following,
                    filter,
                    settings.heartbeat(),
                    () -> followers.isClosed()
                            ? Optional.of("stopping")
                            : watch.isLetIn() ? Optional.empty() : Optional.of("unauthenticated"),
                    () -> followers.leave(caller.application()));
        } catch (InterruptedException stopping) {
            followers.leave(caller.application());
            Thread.currentThread().interrupt();
            throw new EventStoreUnavailable("The Eye stops", stopping);
        } catch (RuntimeException e) {
            followers.leave(caller.application());
            throw e;
        }
    }

    private static Optional<FeedPosition> last(HttpRequest<?> request) {
        List<String> sent = request.getHeaders().getAll(LAST);
        // browsers send an empty one where there was no id
        return sent.stream()
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> FeedPosition.parse(text)
                        .orElseThrow(() -> new ProblemException(
                                Problem.badParameter(LAST, "the header " + LAST + " is not the id of an event"))));
    }
}
