package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForReaders;
import dev.theeye.adapter.http.guard.RequestBodies;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.FollowSessions;
import dev.theeye.domain.analysis.Funnel;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.CompletionStage;

/** Tells how far sessions come. */
@Controller("/v1/analytics")
@Tag(name = "Analytics")
@Secured({"events:read", "events:read:all"})
final class FunnelController {
    private final FollowSessions followSessions;
    private final HeavyQueries heavyQueries;
    private final RequestBodies bodies;

    FunnelController(FollowSessions followSessions, HeavyQueries heavyQueries, RequestBodies bodies) {
        this.followSessions = followSessions;
        this.heavyQueries = heavyQueries;
        this.bodies = bodies;
    }

    @Operation(summary = "Follows sessions through several steps", description = """
                    How many sessions take the first step, how many of these the second one after it, and so on, all within `window` of the first; other events
                    may occur in between. A session counts once in each step, whichever of its events lead there. Each step names a `category`, a `name`,
                    `data` or several of these; `data` has paths for names, and values of the very JSON type, or arrays of which any will do.
                    It looks at every event that the filters find: name a span of time.
                    """)
    @Post(uri = "/funnel", consumes = MediaType.ALL)
    @ForReaders
    @RequestBody(ref = "#/components/requestBodies/Funnel")
    @ApiResponse(
            responseCode = "200",
            description = "How many sessions reached each step.",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/Funnel")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyQueries")
    CompletionStage<HttpResponse<byte[]>> funnel(HttpRequest<?> request, Caller caller) {
        Parameters.none(request);
        return bodies.readAside(request, FunnelRequest.MAX_BYTES, body -> follow(request, body, caller));
    }

    private HttpResponse<byte[]> follow(HttpRequest<?> request, byte[] body, Caller caller) {
        Funnel funnel = FunnelRequest.of(request, body, caller);
        return HttpResponse.ok(PageJson.write(
                heavyQueries.answer(request, caller, () -> followSessions.through(funnel)),
                (reached, json) -> AnalyticsJson.write(funnel, reached, json)));
    }
}
