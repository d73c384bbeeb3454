package dev.theeye.adapter.memory;

import dev.theeye.domain.event.EventType;
import dev.theeye.domain.port.SchemaObservations;
import dev.theeye.domain.trust.Visibility;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what an {@link InMemoryEventStore} has noted, and shares its outages. */
public final class InMemorySchemaObservations implements SchemaObservations {
    private final InMemoryEventStore store;

    public InMemorySchemaObservations(InMemoryEventStore store) {
        this.store = store;
    }

    private record Version(EventType type, int number) {}

    @Override
    public List<Observed> of(Collection<EventType> types, Visibility visibility) {
        Map<Version, Long> counts = new HashMap<>();
        store.look(contents -> {
            contents.observed().forEach((event, observation) -> {
                if (visibility.shows(event.application()) && types.contains(event.type())) {
                    counts.merge(new Version(event.type(), observation.version()), 1L, Long::sum);
                }
            });
            return counts;
        });
        return counts.entrySet().stream()
                .map(count -> new Observed(count.getKey().type(), count.getKey().number(), count.getValue()))
                .toList();
    }
}
