package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
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
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/** Gives events back. */
@Controller("/v1")
@Secured({"events:read", "events:read:all"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventController {
    private static final List<String> PARAMETERS =
            List.of("application", "session_id", "category", "name", "from", "to", "order", "limit", "cursor", "count");

    private final FindEvents findEvents;
    private final Pages pages;

    EventController(FindEvents findEvents, Pages pages) {
        this.findEvents = findEvents;
        this.pages = pages;
    }

    @Get("/events")
    HttpResponse<byte[]> find(HttpRequest<?> request, Caller caller) {
        Parameters parameters = Parameters.of(request, PARAMETERS);
        EventFilter filter = new EventFilter(
                caller.visibility(),
                ParameterTypes.applications(parameters),
                ParameterTypes.sessions(parameters),
                ParameterTypes.texts(parameters, "category"),
                ParameterTypes.texts(parameters, "name"),
                ParameterTypes.time(parameters, "from"),
                ParameterTypes.time(parameters, "to"));
        return pages.answer(request, parameters, query(filter, ParameterTypes.order(parameters)));
    }

    @Get("/events/{id}")
    HttpResponse<byte[]> find(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        Parameters.none(request);
        EventId eventId = Parameters.parse("id", id, EventId::parse, ParameterTypes.A_UUID);
        return findEvents
                .find(eventId, caller.visibility())
                .map(event -> HttpResponse.ok(PageJson.write(event, EventJson::write)))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND, "no event has this id")));
    }

    /** The timeline of a visit; empty for one that nothing is known of. */
    @Get("/sessions/{id}/events")
    HttpResponse<byte[]> timeline(HttpRequest<?> request, @PathVariable String id, Caller caller) {
        Parameters parameters = Parameters.of(request, Pages.PARAMETERS);
        SessionId session = Parameters.parse("id", id, SessionId::parse, ParameterTypes.A_UUID);
        EventFilter filter = EventFilter.ofSession(caller.visibility(), session);
        return pages.answer(request, parameters, query(filter, Order.OLDEST_FIRST));
    }

    private Query<Event> query(EventFilter filter, Order order) {
        return new Query<>(
                filter.visibility(),
                order,
                page -> findEvents.find(filter, page),
                () -> findEvents.count(filter),
                EventJson::write);
    }
}
