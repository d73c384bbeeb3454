package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForReaders;
import dev.theeye.adapter.http.description.Paged;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.FindSessions;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.session.SessionFilter;
import dev.theeye.domain.session.SessionId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Gives visits back. Their timelines are {@link EventController}'s. */
@Controller("/v1/sessions")
@Tag(name = "Querying")
@Secured({"events:read", "events:read:all"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {
    private static final List<String> PARAMETERS =
            List.of("application", "from", "to", "order", "limit", "cursor", "count");

    private final FindSessions findSessions;
    private final Pages pages;

    SessionController(FindSessions findSessions, Pages pages) {
        this.findSessions = findSessions;
        this.pages = pages;
    }

    @Operation(summary = "Finds sessions by when they began", description = """
                    A session begins with the first event that the application which opened it sent for it. `from`, `to` and the
                    order are about that time. With `events:read`, these are the sessions that the application opened, and only
                    its own events count; one that it takes part in as a guest is found by its id.
                    """)
    @Get
    @Paged
    @ForReaders
    @Parameter(name = "application", in = ParameterIn.QUERY, ref = "#/components/parameters/opener")
    @Parameter(name = "from", in = ParameterIn.QUERY, ref = "#/components/parameters/from")
    @Parameter(name = "to", in = ParameterIn.QUERY, ref = "#/components/parameters/to")
    @Parameter(name = "order", in = ParameterIn.QUERY, ref = "#/components/parameters/order")
    @ApiResponse(
            responseCode = "200",
            description = "A page of sessions.",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/Sessions")))
    HttpResponse<byte[]> findSessions(HttpRequest<?> request, Caller caller) {
        Parameters parameters = Parameters.of(request, PARAMETERS);
        SessionFilter filter = new SessionFilter(
                caller.visibility(),
                ParameterTypes.applications(parameters),
                ParameterTypes.time(parameters, "from"),
                ParameterTypes.time(parameters, "to"));
        Order order = ParameterTypes.order(parameters);
        return pages.answer(
                request,
                caller,
                parameters,
                new Query<>(
                        filter.visibility(),
                        order,
                        Query.Cost.SMALL,
                        new TimeFinder<>(order, page -> findSessions.find(filter, page)),
                        () -> findSessions.count(filter),
                        SessionJson::write));
    }

    @Operation(summary = "Gives one session: when it began and ended, and how much happened in it")
    @Get("/{id}")
    @ForReaders
    @ApiResponse(
            responseCode = "200",
            description = "The session.",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/Session")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyQueries")
    HttpResponse<byte[]> findSession(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        Parameters.none(request);
        SessionId session = Parameters.parse("id", id, SessionId::parse, ParameterTypes.A_UUID);
        return pages.inTurn(request, caller, () -> findSessions.find(session, caller.visibility()))
                .map(found -> HttpResponse.ok(PageJson.write(found, SessionJson::write)))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND, "no session has this id")));
    }
}
