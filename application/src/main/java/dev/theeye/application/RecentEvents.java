package dev.theeye.application;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.trust.Visibility;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What was sent last of one type, page by page: a page is all that is in memory. */
record RecentEvents(EventReader reader, EventType type, Visibility visibility) {
    /** @param use tells whether it wants another */
    void events(int most, Predicate<Event> use) {
        EventFilter filter = new EventFilter(
                visibility, Set.of(), Set.of(), Set.of(type.category()), Set.of(type.name()), null, null);
        each(most, page -> reader.find(filter, page), use);
    }

    /** Those that nobody has done anything about. */
    void failed(int most, Predicate<FailedEvent> use) {
        FailedEventFilter filter = new FailedEventFilter(
                visibility,
                Set.of(),
                Set.of(),
                Set.of(type.category()),
                Set.of(type.name()),
                Set.of(),
                Set.of(FailedEventStatus.OPEN),
                null,
                null);
        each(most, page -> reader.findFailed(filter, page), use);
    }

    private static <T> void each(int most, Function<PageRequest, Page<T>> find, Predicate<T> use) {
        Cursor next = null;
        int left = most;
        do {
            Position from = next == null ? new Position.Start() : new Position.After(next);
            Page<T> page = find.apply(new PageRequest(Order.NEWEST_FIRST, Math.min(left, PageRequest.MAX_LIMIT), from));
            if (!page.items().stream().allMatch(use)) {
                return;
            }
            left -= page.items().size();
            next = page.next();
        } while (left > 0 && next != null);
    }
}
