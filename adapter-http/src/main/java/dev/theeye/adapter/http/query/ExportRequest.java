package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.FindEvents;
import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/**
 * Which events to export, and where to begin.
 *
 * @param limit how many at most
 */
record ExportRequest(EventFilter filter, PageRequest first, long limit) {
    private static final String AFTER = "after";
    private static final List<String> PARAMETERS = EventFilters.and("order", "limit", "cursor", AFTER);

    /** @param findEvents says where the event is that a client has got as its last */
    static ExportRequest parse(HttpRequest<?> request, Caller caller, FindEvents findEvents) {
        Parameters parameters = Parameters.of(request, PARAMETERS);
        EventFilter filter = EventFilters.parse(parameters, caller);
        Order order = ParameterTypes.order(parameters);
        long limit = parameters
                .one("limit", ExportRequest::limit, "a number from 1 to 999999999999")
                .orElse(Long.MAX_VALUE);
        Optional<Position> cursor = Pages.position(request, parameters, caller.visibility(), order);
        Optional<EventId> last = parameters.one(AFTER, EventId::parse, ParameterTypes.A_UUID);
        if (cursor.isPresent() && last.isPresent()) {
            throw bad("is not taken together with a cursor: both say where to begin");
        }
        Position begin = last.<Position>map(id -> after(id, caller, findEvents))
                .or(() -> cursor)
                .orElseGet(Position.Start::new);
        if (begin instanceof Position.Before) {
            throw new ProblemException(Problem.badParameter(
                    "cursor", "the parameter 'cursor' leads backwards; an export takes one from next"));
        }
        return new ExportRequest(filter, new PageRequest(order, PageRequest.MAX_LIMIT, begin), limit);
    }

    private static Position after(EventId id, Caller caller, FindEvents findEvents) {
        return findEvents
                .find(id, caller.visibility())
                .map(event -> new Position.After(Cursor.of(event)))
                .orElseThrow(() -> bad("is the id of no event"));
    }

    private static Optional<Long> limit(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,12}"))
                .map(Long::valueOf)
                .filter(limit -> limit >= 1);
    }

    private static ProblemException bad(String what) {
        return new ProblemException(Problem.badParameter(AFTER, "the parameter '" + AFTER + "' " + what));
    }
}
