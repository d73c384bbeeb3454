package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForReaders;
import dev.theeye.adapter.http.description.Paged;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.FindFailedEvents;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.eventjson.EventJson;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import java.util.stream.Stream;

/** Gives back what was sent and is no event, with the reasons. */
@Controller("/v1/failed-events")
@Tag(name = "Failed events")
@Secured({"events:read", "events:read:all"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class FailedEventController {
    private static final List<String> PARAMETERS = Stream.of(
                    FailedEventFilters.PARAMETERS, List.of("order"), Pages.PARAMETERS)
            .flatMap(List::stream)
            .toList();

    private final FindFailedEvents findFailedEvents;
    private final Pages pages;

    FailedEventController(FindFailedEvents findFailedEvents, Pages pages) {
        this.findFailedEvents = findFailedEvents;
        this.pages = pages;
    }

    @Operation(
            summary =
                    "Finds failed events by application, session, category, name, violation, state and time of receipt")
    @Get
    @Paged
    @ForReaders
    @Parameter(name = "application", in = ParameterIn.QUERY, ref = "#/components/parameters/application")
    @Parameter(name = "session_id", in = ParameterIn.QUERY, ref = "#/components/parameters/sent_session_id")
    @Parameter(name = "category", in = ParameterIn.QUERY, ref = "#/components/parameters/category")
    @Parameter(name = "name", in = ParameterIn.QUERY, ref = "#/components/parameters/name")
    @Parameter(name = "violation", in = ParameterIn.QUERY, ref = "#/components/parameters/violation")
    @Parameter(name = "status", in = ParameterIn.QUERY, ref = "#/components/parameters/status")
    @Parameter(name = "from", in = ParameterIn.QUERY, ref = "#/components/parameters/from")
    @Parameter(name = "to", in = ParameterIn.QUERY, ref = "#/components/parameters/to")
    @Parameter(name = "order", in = ParameterIn.QUERY, ref = "#/components/parameters/order")
    @ApiResponse(
            responseCode = "200",
            description = "A page of failed events.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/FailedEvents")))
    HttpResponse<byte[]> findFailedEvents(HttpRequest<?> request, Caller caller) {
        Parameters parameters = Parameters.of(request, PARAMETERS);
        FailedEventFilter filter = FailedEventFilters.of(parameters, caller.visibility());
        Order order = ParameterTypes.order(parameters);
        return pages.answer(
                request,
                caller,
                parameters,
                new Query<>(
                        filter.visibility(),
                        order,
                        Query.Cost.SMALL,
                        new TimeFinder<>(order, page -> findFailedEvents.find(filter, page)),
                        () -> findFailedEvents.count(filter),
                        EventJson::write));
    }
}
