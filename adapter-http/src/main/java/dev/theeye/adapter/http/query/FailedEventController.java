package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.FindFailedEvents;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.eventjson.EventJson;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/** Gives back what was sent and is no event, with the reasons. */
@Controller("/v1/failed-events")
@Secured({"events:read", "events:read:all"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class FailedEventController {
    private static final List<String> PARAMETERS = List.of(
            "application",
            "session_id",
            "category",
            "name",
            "violation",
            "status",
            "from",
            "to",
            "order",
            "limit",
            "cursor",
            "count");

    private final FindFailedEvents findFailedEvents;
    private final Pages pages;

    FailedEventController(FindFailedEvents findFailedEvents, Pages pages) {
        this.findFailedEvents = findFailedEvents;
        this.pages = pages;
    }

    @Get
    HttpResponse<byte[]> find(HttpRequest<?> request, Caller caller) {
        Parameters parameters = Parameters.of(request, PARAMETERS);
        FailedEventFilter filter = new FailedEventFilter(
                caller.visibility(),
                ParameterTypes.applications(parameters),
                ParameterTypes.sessionsAsSent(parameters),
                ParameterTypes.texts(parameters, "category"),
                ParameterTypes.texts(parameters, "name"),
                ParameterTypes.violations(parameters),
                ParameterTypes.statuses(parameters),
                ParameterTypes.time(parameters, "from"),
                ParameterTypes.time(parameters, "to"));
        return pages.answer(
                request,
                parameters,
                new Query<>(
                        filter.visibility(),
                        ParameterTypes.order(parameters),
                        page -> findFailedEvents.find(filter, page),
                        () -> findFailedEvents.count(filter),
                        EventJson::write));
    }
}
