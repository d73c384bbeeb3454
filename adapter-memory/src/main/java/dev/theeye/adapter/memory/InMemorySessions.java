package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.Sessions;
import dev.theeye.domain.session.Session;
import dev.theeye.domain.session.SessionFilter;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sessions of what an {@link InMemoryEventStore} keeps, whose outages it shares. */
public final class InMemorySessions implements Sessions {
    private final InMemoryEventStore store;

    public InMemorySessions(InMemoryEventStore store) {
        this.store = store;
    }

    private record Opened(Cursor place, ApplicationId owner, List<Event> events) {}

    @Override
    public Page<Session> find(SessionFilter filter, PageRequest page) {
        Timeline<Opened> found = new Timeline<>(Opened::place, opened -> 0);
        opened(session -> true).filter(opened -> matches(filter, opened)).forEach(found::add);
        Page<Opened> rows = found.page(page, opened -> true);
        return new Page<>(
                rows.items().stream()
                        .flatMap(opened -> seen(opened, filter.visibility()).stream())
                        .toList(),
                rows.previous(),
                rows.next());
    }

    @Override
    public long count(SessionFilter filter) {
        return opened(session -> true).filter(opened -> matches(filter, opened)).count();
    }

    @Override
    public Optional<Session> find(SessionId id, Visibility visibility) {
        return opened(id::equals).findFirst().flatMap(opened -> seen(opened, visibility));
    }

    private Stream<Opened> opened(Predicate<SessionId> wanted) {
        return store.look(contents -> contents
                .events()
                .all()
                .filter(event -> wanted.test(event.session()))
                .collect(Collectors.groupingBy(Event::session))
                .entrySet()
                .stream()
                .map(session -> opened(session.getKey(), session.getValue(), contents.owners()))
                .toList()
                .stream());
    }

    /** @param events in their order */
    private static Opened opened(SessionId id, List<Event> events, Map<SessionId, ApplicationId> owners) {
        ApplicationId owner = owners.getOrDefault(id, events.getFirst().application());
        Instant began = events.stream()
                .filter(event -> event.application().equals(owner))
                .findFirst()
                .orElseThrow()
                .occurredAt();
        return new Opened(new Cursor(began, new Arrival(0), new EventId(id.value())), owner, events);
    }

    private static boolean matches(SessionFilter filter, Opened opened) {
        Instant began = opened.place.time();
        return filter.visibility().shows(opened.owner)
                && (filter.applications().isEmpty() || filter.applications().contains(opened.owner))
                && (filter.from() == null || !began.isBefore(filter.from()))
                && (filter.to() == null || began.isBefore(filter.to()));
    }

    private static Optional<Session> seen(Opened opened, Visibility visibility) {
        List<Event> events = opened.events.stream()
                .filter(event -> visibility.shows(event.application()))
                .toList();
        if (events.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Session(
                events.getFirst().session(),
                switch (visibility) {
                    case Visibility.Everything() -> opened.owner;
                    case Visibility.OnlyOf(var own) -> own;
                },
                events.getFirst().occurredAt(),
                events.getLast().occurredAt(),
                events.size(),
                events.stream()
                        .map(event -> event.type().category())
                        .distinct()
                        .sorted(Comparator.comparing(
                                text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                        .limit(Session.MOST_CATEGORIES)
                        .toList()));
    }
}
