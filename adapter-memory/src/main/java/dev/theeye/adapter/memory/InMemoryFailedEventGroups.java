package dev.theeye.adapter.memory;

import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventGroup;
import dev.theeye.domain.failure.FailedEventGroup.By;
import dev.theeye.domain.port.FailedEventGroups;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Groups what an {@link InMemoryEventStore} keeps, and shares its outages. */
public final class InMemoryFailedEventGroups implements FailedEventGroups {
    private static final Comparator<FailedEventGroup> LARGEST_FIRST = Comparator.comparingLong(FailedEventGroup::count)
            .thenComparing(FailedEventGroup::lastSeen)
            .reversed();

    private final InMemoryEventStore store;

    public InMemoryFailedEventGroups(InMemoryEventStore store) {
        this.store = store;
    }

    @Override
    public List<FailedEventGroup> find(FailedEventFilter filter, Set<By> by, int most) {
        Map<List<Object>, FailedEventGroup> groups = new HashMap<>();
        store
                .work((failed, jobs) -> failed.all(event -> InMemoryEventReader.matches(filter, event))
                        .toList())
                .stream()
                .flatMap(event -> groupsOfOne(event, by))
                .forEach(group -> groups.merge(key(group), group, InMemoryFailedEventGroups::together));
        return groups.values().stream().sorted(LARGEST_FIRST).limit(most).toList();
    }

    private static Stream<FailedEventGroup> groupsOfOne(FailedEvent failed, Set<By> by) {
        FailedEventGroup group = new FailedEventGroup(
                null,
                by.contains(By.CATEGORY) ? failed.category() : null,
                by.contains(By.NAME) ? failed.name() : null,
                by.contains(By.APPLICATION) ? failed.application() : null,
                1,
                failed.receivedAt(),
                failed.receivedAt());
        return by.contains(By.VIOLATION)
                ? failed.violations().stream()
                        .map(violation -> violation.code().text())
                        .distinct()
                        .map(code -> violating(group, code))
                : Stream.of(group);
    }

    private static FailedEventGroup violating(FailedEventGroup group, String code) {
        return new FailedEventGroup(
                code,
                group.category(),
                group.name(),
                group.application(),
                group.count(),
                group.firstSeen(),
                group.lastSeen());
    }

    /** "null" is what no text is that was sent: those stand in quotes. */
    private static List<Object> key(FailedEventGroup group) {
        return Stream.of(group.violation(), group.category(), group.name(), group.application())
                .<Object>map(value -> value == null ? "null" : "'" + value + "'")
                .toList();
    }

    private static FailedEventGroup together(FailedEventGroup one, FailedEventGroup other) {
        return new FailedEventGroup(
                one.violation(),
                one.category(),
                one.name(),
                one.application(),
                one.count() + other.count(),
                one.firstSeen().isBefore(other.firstSeen()) ? one.firstSeen() : other.firstSeen(),
                one.lastSeen().isAfter(other.lastSeen()) ? one.lastSeen() : other.lastSeen());
    }
}
