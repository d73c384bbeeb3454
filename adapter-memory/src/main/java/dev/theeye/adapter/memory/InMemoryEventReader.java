package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.eventjson.EventMatch;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what an {@link InMemoryEventStore} keeps, and shares its outages. */
public final class InMemoryEventReader implements EventReader {
    private final InMemoryEventStore store;

    public InMemoryEventReader(InMemoryEventStore store) {
        this.store = store;
    }

    @Override
    public Page<Event> find(EventFilter filter, PageRequest page) {
        return store.look(contents -> contents.events().page(page, event -> EventMatch.matches(filter, event)));
    }

    @Override
    public long count(EventFilter filter) {
        return store.look(contents -> contents.events().count(event -> EventMatch.matches(filter, event)));
    }

    @Override
    public Optional<Event> find(EventId id, Visibility visibility) {
        return store.look(contents -> contents.events().find(id))
                .filter(event -> visibility.shows(event.application()));
    }

    @Override
    public Page<FailedEvent> findFailed(FailedEventFilter filter, PageRequest page) {
        return store.look(contents -> contents.failed().page(page, failed -> matches(filter, failed)));
    }

    @Override
    public long countFailed(FailedEventFilter filter) {
        return store.look(contents -> contents.failed().count(failed -> matches(filter, failed)));
    }

    @Override
    public Optional<FailedEvent> findFailed(EventId id, Visibility visibility) {
        return store.look(contents -> contents.failed().find(id))
                .filter(failed -> visibility.shows(failed.application()));
    }

    static boolean matches(FailedEventFilter filter, FailedEvent failed) {
        return filter.visibility().shows(failed.application())
                && asked(filter.applications(), failed.application())
                && asked(filter.sessionIds(), failed.sessionId())
                && asked(filter.categories(), failed.category())
                && asked(filter.names(), failed.name())
                && asked(filter.statuses(), failed.status())
                && violates(filter.violations(), failed)
                && within(filter.from(), filter.to(), failed.receivedAt());
    }

    private static <T> boolean asked(Set<T> any, @Nullable T value) {
        return any.isEmpty() || (value != null && any.contains(value));
    }

    private static boolean violates(Set<String> any, FailedEvent failed) {
        return any.isEmpty()
                || failed.violations().stream()
                        .map(violation -> violation.code().text())
                        .anyMatch(code -> any.contains(code)
                                || any.stream().anyMatch(beginning -> code.startsWith(beginning + ".")));
    }

    private static boolean within(@Nullable Instant from, @Nullable Instant to, Instant time) {
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }
}
