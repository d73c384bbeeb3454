package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForReaders;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.GroupFailedEvents;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventGroup;
import dev.theeye.domain.failure.FailedEventGroup.By;
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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what fails, how often, and since when. */
@Controller("/v1/failed-events/summary")
@Tag(name = "Failed events")
@Secured({"events:read", "events:read:all"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class FailedEventSummaryController {
    private static final List<String> PARAMETERS = Stream.concat(
                    Stream.of("group_by", "limit"), FailedEventFilters.PARAMETERS.stream())
            .toList();

    private final GroupFailedEvents groupFailedEvents;
    private final HeavyQueries heavyQueries;

    FailedEventSummaryController(GroupFailedEvents groupFailedEvents, HeavyQueries heavyQueries) {
        this.groupFailedEvents = groupFailedEvents;
        this.heavyQueries = heavyQueries;
    }

    @Operation(
            summary = "Counts failed events by what they have in common",
            description = "The largest group comes first. An event with several violations is in the group of each.")
    @Get
    @ForReaders
    @Parameter(name = "group_by", in = ParameterIn.QUERY, ref = "#/components/parameters/failure_group_by")
    @Parameter(name = "application", in = ParameterIn.QUERY, ref = "#/components/parameters/application")
    @Parameter(name = "session_id", in = ParameterIn.QUERY, ref = "#/components/parameters/sent_session_id")
    @Parameter(name = "category", in = ParameterIn.QUERY, ref = "#/components/parameters/category")
    @Parameter(name = "name", in = ParameterIn.QUERY, ref = "#/components/parameters/name")
    @Parameter(name = "violation", in = ParameterIn.QUERY, ref = "#/components/parameters/violation")
    @Parameter(name = "status", in = ParameterIn.QUERY, ref = "#/components/parameters/status")
    @Parameter(name = "from", in = ParameterIn.QUERY, ref = "#/components/parameters/from")
    @Parameter(name = "to", in = ParameterIn.QUERY, ref = "#/components/parameters/to")
    @Parameter(name = "limit", in = ParameterIn.QUERY, ref = "#/components/parameters/groups")
    @ApiResponse(
            responseCode = "200",
            description = "The groups, the largest first.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/FailedEventSummary")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyQueries")
    HttpResponse<byte[]> summariseFailedEvents(HttpRequest<?> request, Caller caller) {
        Parameters parameters = Parameters.of(request, PARAMETERS);
        Set<By> by = parameters
                .one("group_by", FailedEventSummaryController::groupBy, "some of " + known() + ", with commas between")
                .orElse(EnumSet.of(By.VIOLATION));
        FailedEventFilter filter = FailedEventFilters.of(parameters, caller.visibility());
        int limit = ParameterTypes.limit(parameters);
        List<FailedEventGroup> groups =
                heavyQueries.answer(request, caller, () -> groupFailedEvents.find(filter, by, limit + 1));
        boolean more = groups.size() > limit;
        return HttpResponse.ok(FailedEventSummaryJson.write(more ? groups.subList(0, limit) : groups, by, more));
    }

    private static Optional<Set<By>> groupBy(String text) {
        Set<By> by = EnumSet.noneOf(By.class);
        for (String name : text.split(",", -1)) {
            Optional<By> known = Arrays.stream(By.values())
                    .filter(each -> FailedEventSummaryJson.name(each).equals(name))
                    .findFirst();
            if (known.isEmpty()) {
                return Optional.empty();
            }
            by.add(known.get());
        }
        return Optional.of(by);
    }

    private static String known() {
        return Arrays.stream(By.values()).map(FailedEventSummaryJson::name).collect(Collectors.joining(", "));
    }
}
