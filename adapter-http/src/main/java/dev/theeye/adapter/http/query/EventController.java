package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForReaders;
import dev.theeye.adapter.http.description.Paged;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.FindEvents;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.session.SessionId;
import dev.theeye.eventjson.EventJson;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
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
import java.util.Optional;

/** Gives events back. */
@Controller("/v1")
@Tag(name = "Querying")
@Secured({"events:read", "events:read:all"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventController {
    private static final List<String> PARAMETERS = EventFilters.and("order", "limit", "cursor", "count");

    private final FindEvents findEvents;
    private final Pages pages;
    private final Exports exports;

    EventController(FindEvents findEvents, Pages pages, Exports exports) {
        this.findEvents = findEvents;
        this.pages = pages;
        this.exports = exports;
    }

    @Operation(
            summary = "Finds events by application, session, category, name, time and payload",
            description =
                    "As a page of JSON; or, where Accept says application/x-ndjson or text/csv, everything that"
                            + " matches, however much it is. Every line holds the id of its event, and after=id goes on behind it.")
    @Get("/events")
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.NDJSON_TYPE, ExportFormat.CSV_TYPE})
    @Paged
    @ForReaders
    @Parameter(name = "application", in = ParameterIn.QUERY, ref = "#/components/parameters/application")
    @Parameter(name = "session_id", in = ParameterIn.QUERY, ref = "#/components/parameters/session_id")
    @Parameter(name = "category", in = ParameterIn.QUERY, ref = "#/components/parameters/category")
    @Parameter(name = "name", in = ParameterIn.QUERY, ref = "#/components/parameters/name")
    @Parameter(name = "from", in = ParameterIn.QUERY, ref = "#/components/parameters/from")
    @Parameter(name = "to", in = ParameterIn.QUERY, ref = "#/components/parameters/to")
    @Parameter(name = "data.PATH", in = ParameterIn.QUERY, ref = "#/components/parameters/data")
    @Parameter(name = "order", in = ParameterIn.QUERY, ref = "#/components/parameters/order")
    @Parameter(name = "after", in = ParameterIn.QUERY, ref = "#/components/parameters/after")
    @ApiResponse(responseCode = "200", ref = "#/components/responses/Events")
    HttpResponse<?> findEvents(HttpRequest<?> request, Caller caller) {
        Optional<ExportFormat> export = ExportFormat.asked(request);
        if (export.isPresent()) {
            return exports.answer(request, caller, export.get(), ExportRequest.parse(request, caller, findEvents));
        }
        Parameters parameters = Parameters.of(request, PARAMETERS);
        EventFilter filter = EventFilters.parse(parameters, caller);
        return page(request, caller, parameters, filter, ParameterTypes.order(parameters));
    }

    @Operation(summary = "Gives one event")
    @Get("/events/{id}")
    @ForReaders
    @ApiResponse(
            responseCode = "200",
            description = "The event.",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/Event")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    HttpResponse<byte[]> findEvent(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        Parameters.none(request);
        EventId eventId = Parameters.parse("id", id, EventId::parse, ParameterTypes.A_UUID);
        return findEvents
                .find(eventId, caller.visibility())
                .map(event -> HttpResponse.ok(PageJson.write(event, EventJson::write)))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND, "no event has this id")));
    }

    @Operation(
            summary = "Gives the timeline of a visit, the oldest event first; empty for one that nothing is known of")
    @Get("/sessions/{id}/events")
    @Paged
    @ForReaders
    @ApiResponse(
            responseCode = "200",
            description = "A page of events.",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/Events")))
    HttpResponse<byte[]> timeline(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        Parameters parameters = Parameters.of(request, Pages.PARAMETERS);
        SessionId session = Parameters.parse("id", id, SessionId::parse, ParameterTypes.A_UUID);
        EventFilter filter = EventFilter.ofSession(caller.visibility(), session);
        return page(request, caller, parameters, filter, Order.OLDEST_FIRST);
    }

    private HttpResponse<byte[]> page(
            HttpRequest<?> request, Caller caller, Parameters parameters, EventFilter filter, Order order) {
        Query<Event> query = new Query<>(
                filter.visibility(),
                order,
                filter.payload().isEmpty() ? Query.Cost.SMALL : Query.Cost.LARGE,
                new TimeFinder<>(order, page -> findEvents.find(filter, page)),
                () -> findEvents.count(filter),
                EventJson::write);
        return pages.answer(request, caller, parameters, query);
    }
}
