package dev.theeye.adapter.memory;

import dev.theeye.domain.analysis.TypeTotals;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.trust.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Counts what an {@link InMemoryEventStore} keeps whenever it is asked, and shares its outages. */
public final class InMemoryEventCounts implements EventCounts {
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    private static final Comparator<TypeTotals> BY_TYPE = Comparator.comparing(
                    (TypeTotals totals) -> totals.type().category(), BY_BYTES)
            .thenComparing(totals -> totals.type().name(), BY_BYTES);

    private final InMemoryEventStore store;

    public InMemoryEventCounts(InMemoryEventStore store) {
        this.store = store;
    }

    @Override
    public List<TypeTotals> types(Visibility visibility) {
        return count(visibility, type -> true);
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
        return totals.values().stream().sorted(BY_TYPE).limit(MOST_TYPES).toList();
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
