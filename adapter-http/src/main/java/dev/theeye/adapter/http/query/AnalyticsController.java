package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForReaders;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.CountEventsOverTime;
import dev.theeye.application.CountEventsOverTime.Answer;
import dev.theeye.application.RankValues;
import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Interval;
import dev.theeye.domain.analysis.Measure;
import dev.theeye.domain.event.EventFilter;
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

/** Tells what events add up to. */
@Controller("/v1/analytics")
@Tag(name = "Analytics")
@Secured({"events:read", "events:read:all"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class AnalyticsController {
    private static final List<String> TIME_SERIES = EventFilters.and("interval", "group_by");
    private static final String TOO_MANY = "there would be more than " + CountEventsOverTime.MAX_INTERVALS
            + " intervals, or " + CountEventsOverTime.MAX_POINTS
            + " points in all: narrow from and to, take a longer interval, or filter or group less finely";
    private static final List<String> TOP = EventFilters.and("by", "limit");

    private final CountEventsOverTime countEvents;
    private final RankValues rankValues;
    private final HeavyQueries heavyQueries;

    AnalyticsController(CountEventsOverTime countEvents, RankValues rankValues, HeavyQueries heavyQueries) {
        this.countEvents = countEvents;
        this.rankValues = rankValues;
        this.heavyQueries = heavyQueries;
    }

    @Operation(summary = "Counts events over time", description = """
                    Exact, from what was counted while the events were recorded; filters on sessions and payloads count the events
                    themselves. Intervals begin on the minute, hour or day in UTC and are without gaps. Without `from`, the first interval is the
                    one in which the first event occurred that the filters find; without `to`, the last is that of the last one. Where `from` or `to` lie
                    within an interval, its point counts only what occurred from then on, or before. At most 10,000 intervals and
                    100,000 points in all.
                    """)
    @Get("/timeseries")
    @ForReaders
    @Parameter(name = "interval", in = ParameterIn.QUERY, ref = "#/components/parameters/interval")
    @Parameter(name = "group_by", in = ParameterIn.QUERY, ref = "#/components/parameters/group_by")
    @Parameter(name = "application", in = ParameterIn.QUERY, ref = "#/components/parameters/application")
    @Parameter(name = "session_id", in = ParameterIn.QUERY, ref = "#/components/parameters/session_id")
    @Parameter(name = "category", in = ParameterIn.QUERY, ref = "#/components/parameters/category")
    @Parameter(name = "name", in = ParameterIn.QUERY, ref = "#/components/parameters/name")
    @Parameter(name = "from", in = ParameterIn.QUERY, ref = "#/components/parameters/from")
    @Parameter(name = "to", in = ParameterIn.QUERY, ref = "#/components/parameters/to")
    @Parameter(name = "data.PATH", in = ParameterIn.QUERY, ref = "#/components/parameters/data")
    @ApiResponse(
            responseCode = "200",
            description = "A series for each group, ordered by the group.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/TimeSeries")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyQueries")
    HttpResponse<byte[]> timeSeries(HttpRequest<?> request, Caller caller) {
        Parameters parameters = Parameters.of(request, TIME_SERIES);
        Interval interval = AnalyticsParameters.interval(parameters);
        List<Dimension> groupBy = AnalyticsParameters.groupBy(parameters);
        EventFilter filter = EventFilters.parse(parameters, caller);
        return switch (heavyQueries.answer(request, caller, () -> countEvents.count(filter, interval, groupBy))) {
            case Answer.Counted(var development) ->
                HttpResponse.ok(PageJson.write(
                        development, (counted, json) -> AnalyticsJson.write(filter, groupBy, counted, json)));
            case Answer.TooMany() -> throw new ProblemException(Problem.badParameter("interval", TOO_MANY));
        };
    }

    @Operation(summary = "Gives the most frequent values", description = """
                    The values of a field, or those at a place in the payload, with the events that have them and the sessions in which such events
                    occurred; by events, the most first, then by sessions, then by value. Events without the place, or with an object or array there,
                    are left out; numbers are the same if they are equal. It looks at every event that the filters find: name a span of time.
                    """)
    @Get("/top")
    @ForReaders
    @Parameter(name = "by", in = ParameterIn.QUERY, ref = "#/components/parameters/measure")
    @Parameter(name = "limit", in = ParameterIn.QUERY, ref = "#/components/parameters/top_limit")
    @Parameter(name = "application", in = ParameterIn.QUERY, ref = "#/components/parameters/application")
    @Parameter(name = "session_id", in = ParameterIn.QUERY, ref = "#/components/parameters/session_id")
    @Parameter(name = "category", in = ParameterIn.QUERY, ref = "#/components/parameters/category")
    @Parameter(name = "name", in = ParameterIn.QUERY, ref = "#/components/parameters/name")
    @Parameter(name = "from", in = ParameterIn.QUERY, ref = "#/components/parameters/from")
    @Parameter(name = "to", in = ParameterIn.QUERY, ref = "#/components/parameters/to")
    @Parameter(name = "data.PATH", in = ParameterIn.QUERY, ref = "#/components/parameters/data")
    @ApiResponse(
            responseCode = "200",
            description = "The values.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/TopValues")))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyQueries")
    HttpResponse<byte[]> top(HttpRequest<?> request, Caller caller) {
        Parameters parameters = Parameters.of(request, TOP);
        Measure by = AnalyticsParameters.by(parameters);
        int limit = AnalyticsParameters.limit(parameters);
        EventFilter filter = EventFilters.parse(parameters, caller);
        return HttpResponse.ok(PageJson.write(
                heavyQueries.answer(request, caller, () -> rankValues.top(filter, by, limit)),
                (values, json) -> AnalyticsJson.write(text(by), values, json)));
    }

    private static String text(Measure by) {
        return switch (by) {
            case Measure.Of(var dimension) -> AnalyticsParameters.text(dimension);
            case Measure.At(var path) -> "data." + path;
        };
    }
}
