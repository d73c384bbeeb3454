package dev.theeye.adapter.memory;

import dev.theeye.domain.analysis.TypeTotals;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.trust.Visibility;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Counts what an {@link InMemoryEventStore} keeps whenever it is asked, and shares its outages. */
public final class InMemoryEventCounts implements EventCounts {
    private final InMemoryEventStore store;

    public InMemoryEventCounts(InMemoryEventStore store) {
        this.store = store;
    }

    @Override
    public List<TypeTotals> types(Visibility visibility, TypeRange range) {
        return count(visibility, range::reaches).stream()
                .sorted(Comparator.comparing(TypeTotals::type, range.order()))
                .limit(range.limit())
                .toList();
    }

    @Override
    public List<TypeTotals> types(Visibility visibility, Collection<EventType> types) {
        return count(visibility, types::contains);
    }

    @Override
    public long count(Visibility visibility) {
        return count(visibility, type -> true).size();
    }

    @Override
    public Optional<TypeTotals> type(EventType type, Visibility visibility) {
        return count(visibility, type::equals).stream().findFirst();
    }

    private List<TypeTotals> count(Visibility visibility, Predicate<EventType> wanted) {
        Map<EventType, TypeTotals> totals = new HashMap<>();
        store.look(contents -> {
            contents.events()
                    .all()
                    .filter(event -> visibility.shows(event.application()) && wanted.test(event.type()))
                    .forEach(event -> add(totals, once(event.type(), 1, 0, event.receivedAt())));
            contents.failed()
                    .all()
                    .filter(failed -> visibility.shows(failed.application()))
                    .forEach(failed -> failed.type()
                            .filter(wanted)
                            .ifPresent(type -> add(totals, once(type, 0, 1, failed.receivedAt()))));
            return totals;
        });
        return List.copyOf(totals.values());
    }

    private static TypeTotals once(EventType type, long events, long failed, Instant receivedAt) {
        return new TypeTotals(type, events, failed, receivedAt, receivedAt);
    }

    private static void add(Map<EventType, TypeTotals> totals, TypeTotals more) {
        totals.merge(
                more.type(),
                more,
                (a, b) -> new TypeTotals(
                        a.type(),
                        a.events() + b.events(),
                        a.failed() + b.failed(),
                        a.firstSeen().isBefore(b.firstSeen()) ? a.firstSeen() : b.firstSeen(),
                        a.lastSeen().isAfter(b.lastSeen()) ? a.lastSeen() : b.lastSeen()));
    }
}
