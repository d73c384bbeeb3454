package dev.theeye.adapter.memory;

import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventGroup;
import dev.theeye.domain.failure.FailedEventGroup.By;
import dev.theeye.domain.failure.FailureAlert;
import dev.theeye.domain.port.FailureAlerts;
import dev.theeye.domain.trust.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts about what an {@link InMemoryEventStore} keeps; shares its outages. */
public final class InMemoryFailureAlerts implements FailureAlerts {
    private final InMemoryEventStore store;
    private final InMemoryFailedEventGroups groups;
    private final Map<List<@Nullable String>, Raised> raised = new LinkedHashMap<>();

    public InMemoryFailureAlerts(InMemoryEventStore store) {
        this.store = store;
        this.groups = new InMemoryFailedEventGroups(store);
    }

    /** @param dueAt null once it was told */
    private record Raised(FailureAlert alert, @Nullable Instant dueAt) {}

    @Override
    public synchronized void watch(Instant from, Instant now, long threshold) {
        Set<List<@Nullable String>> failing = new HashSet<>();
        for (FailedEventGroup group : failures(from)) {
            List<@Nullable String> type = Arrays.asList(group.category(), group.name());
            if (group.count() * 2 >= threshold) {
                failing.add(type);
            }
            if (group.count() >= threshold) {
                raised.computeIfAbsent(
                        type,
                        none -> new Raised(
                                new FailureAlert(UUID.randomUUID(), group.category(), group.name(), group.count(), now),
                                Instant.MIN));
            }
        }
        raised.entrySet().removeIf(entry -> entry.getValue().dueAt() == null && !failing.contains(entry.getKey()));
    }

    @Override
    public synchronized Optional<FailureAlert> due(Duration lease) {
        Instant now = store.work((failed, jobs) -> Instant.now());
        for (Raised each : new ArrayList<>(raised.values())) {
            if (each.dueAt() != null && !each.dueAt().isAfter(now)) {
                postpone(each.alert().id(), lease);
                return Optional.of(each.alert());
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized void told(UUID id) {
        replace(id, null);
    }

    @Override
    public synchronized void postpone(UUID id, Duration pause) {
        replace(id, Instant.now().plus(pause));
    }

    private void replace(UUID id, @Nullable Instant dueAt) {
        store.work((failed, jobs) -> jobs);
        raised.replaceAll((type, each) -> each.alert().id().equals(id) ? new Raised(each.alert(), dueAt) : each);
    }

    private List<FailedEventGroup> failures(Instant from) {
        FailedEventFilter recent = new FailedEventFilter(
                new Visibility.Everything(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), from, null);
        return groups.find(recent, Set.of(By.CATEGORY, By.NAME), Integer.MAX_VALUE);
    }
}
