package dev.theeye.contracts;

import dev.theeye.domain.analysis.TypeTotals;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.util.ArrayList;
import java.util.List;

/** The questions that most tests ask. */
final class Ask {
    static final Visibility ALL = new Visibility.Everything();

    private Ask() {}

    /** All events, oldest first. */
    static List<Event> events(EventReader reader, EventFilter filter) {
        return Walk.items(Walk.forwards(
                request -> reader.find(filter, request), PageRequest.first(Order.OLDEST_FIRST, PageRequest.MAX_LIMIT)));
    }

    static List<Event> events(EventReader reader, SessionId session) {
        return events(reader, EventFilter.ofSession(ALL, session));
    }

    static List<Event> events(EventReader reader, ApplicationId application) {
        return events(reader, EventFilter.everything(new Visibility.OnlyOf(application)));
    }

    static long count(EventReader reader, ApplicationId application) {
        return reader.count(EventFilter.everything(new Visibility.OnlyOf(application)));
    }

    /** All failed events, oldest first. */
    static List<FailedEvent> failed(EventReader reader, FailedEventFilter filter) {
        return Walk.items(Walk.forwards(
                request -> reader.findFailed(filter, request),
                PageRequest.first(Order.OLDEST_FIRST, PageRequest.MAX_LIMIT)));
    }

    static List<FailedEvent> failed(EventReader reader, ApplicationId application) {
        return failed(reader, FailedEventFilter.everything(new Visibility.OnlyOf(application)));
    }

    /** All types of events, in their order. */
    static List<TypeTotals> types(EventCounts counts, Visibility visibility) {
        List<TypeTotals> all = new ArrayList<>();
        TypeRange range = TypeRange.first(TypeRange.MAX_LIMIT);
        List<TypeTotals> some = counts.types(visibility, range);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = counts.types(visibility, range.beyond(some.getLast().type()));
        }
        return all;
    }

    static long countFailed(EventReader reader, ApplicationId application) {
        return reader.countFailed(FailedEventFilter.everything(new Visibility.OnlyOf(application)));
    }
}
