package dev.theeye.adapter.memory;

import dev.theeye.domain.analysis.CountInTime;
import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Funnel;
import dev.theeye.domain.analysis.Interval;
import dev.theeye.domain.analysis.Measure;
import dev.theeye.domain.analysis.StepReached;
import dev.theeye.domain.analysis.TopValue;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.PayloadValue;
import dev.theeye.domain.port.Analytics;
import dev.theeye.eventjson.EventMatch;
import dev.theeye.eventjson.PayloadJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at every event that an {@link InMemoryEventStore} keeps, and shares its outages. */
public final class InMemoryAnalytics implements Analytics {
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final InMemoryEventStore store;

    public InMemoryAnalytics(InMemoryEventStore store) {
        this.store = store;
    }

    private record Slot(Instant begin, List<String> group) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            int order = begin.compareTo(other.begin);
            for (int i = 0; order == 0 && i < group.size(); i++) {
                order = BY_BYTES.compare(group.get(i), other.group.get(i));
            }
            return order;
        }
    }

    @Override
    public List<CountInTime> count(EventFilter filter, Interval interval, List<Dimension> groupBy, int most) {
        return found(filter).stream()
                .collect(Collectors.groupingBy(
                        event -> new Slot(
                                interval.begin(event.occurredAt()),
                                groupBy.stream()
                                        .map(dimension -> dimension.of(event))
                                        .toList()),
                        Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(most + 1L)
                .map(slot -> new CountInTime(slot.getKey().begin, slot.getKey().group, slot.getValue()))
                .toList();
    }

    @Override
    public List<TopValue> top(EventFilter filter, Measure by, int limit) {
        record Valued(PayloadValue value, Event event) {}
        return found(filter).stream()
                .flatMap(event -> value(by, event).map(value -> new Valued(value, event)).stream())
                .collect(Collectors.groupingBy(Valued::value, Collectors.mapping(Valued::event, Collectors.toList())))
                .entrySet()
                .stream()
                .map(one -> new TopValue(
                        one.getKey(),
                        one.getValue().size(),
                        one.getValue().stream().map(Event::session).distinct().count()))
                .sorted(Comparator.comparing(TopValue::events)
                        .thenComparing(TopValue::sessions)
                        .reversed()
                        .thenComparing(top -> text(by, top.value()), BY_BYTES))
                .limit(limit)
                .toList();
    }

    @Override
    public List<StepReached> funnel(Funnel funnel) {
        Collection<List<Event>> sessions = found(funnel.filter()).stream()
                .collect(Collectors.groupingBy(Event::session))
                .values();
        return FurthestWays.of(funnel, sessions).reached();
    }

    /** In their order. */
    private List<Event> found(EventFilter filter) {
        return store.look(contents -> contents.events()
                .all()
                .filter(event -> EventMatch.matches(filter, event))
                .toList());
    }

    private static Optional<PayloadValue> value(Measure by, Event event) {
        return switch (by) {
            case Measure.Of(Dimension dimension) -> Optional.of(new PayloadValue.Text(dimension.of(event)));
            case Measure.At(var path) -> Optional.ofNullable(PayloadJson.at(path, event.payload()));
        };
    }

    private static String text(Measure by, PayloadValue value) {
        return by instanceof Measure.Of && value instanceof PayloadValue.Text(String text)
                ? text
                : PayloadJson.write(value);
    }
}
