package dev.theeye.application;

import dev.theeye.domain.analysis.TypeTotals;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventSchemas;
import dev.theeye.domain.port.SchemaObservations;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.SchemaVersion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the types of events: those that were sent, and those that have a schema. */
public final class FindEventTypes {
    private static final Comparator<EventType> BY_NAME =
            Comparator.comparing(EventType::category).thenComparing(EventType::name);

    private final EventCounts counts;
    private final EventSchemas schemas;
    private final SchemaObservations observations;

    public FindEventTypes(EventCounts counts, EventSchemas schemas, SchemaObservations observations) {
        this.counts = counts;
        this.schemas = schemas;
        this.observations = observations;
    }

    /**
     * @param totals of what is visible; empty where nothing is
     * @param schema in force
     * @param wouldFail of the events that are kept and visible, how many it would have refused while it only observed
     */
    public record Found(EventType type, Optional<TypeTotals> totals, Optional<SchemaVersion> schema, long wouldFail) {}

    /** What becomes of types that have a schema and of which nothing visible was sent: others may have sent all of it. */
    public enum Unsent {
        SHOWN,
        HIDDEN
    }

    /** All, by category and then name. */
    public List<Found> all(Visibility visibility, Unsent unsent) {
        Map<EventType, TypeTotals> totals =
                counts.types(visibility).stream().collect(Collectors.toMap(TypeTotals::type, Function.identity()));
        Map<EventType, SchemaVersion> inForce = schemas.inForce().versions().stream()
                .collect(Collectors.toMap(SchemaVersion::type, Function.identity()));
        Map<Version, Long> wouldFail = wouldFail(visibility);
        Set<EventType> types = new TreeSet<>(BY_NAME);
        types.addAll(totals.keySet());
        if (unsent == Unsent.SHOWN) {
            types.addAll(inForce.keySet());
        }
        return types.stream()
                .map(type -> found(
                        type, Optional.ofNullable(totals.get(type)), Optional.ofNullable(inForce.get(type)), wouldFail))
                .toList();
    }

    public Optional<Found> one(EventType type, Visibility visibility, Unsent unsent) {
        Optional<TypeTotals> totals = counts.type(type, visibility);
        Optional<SchemaVersion> schema = schemas.inForce(type);
        return totals.isPresent() || (unsent == Unsent.SHOWN && schema.isPresent())
                ? Optional.of(found(type, totals, schema, wouldFail(visibility)))
                : Optional.empty();
    }

    /** Every schema that the type has had, the newest first; empty where the type does not exist for whoever asks. */
    public List<SchemaVersion> versions(EventType type, Visibility visibility, Unsent unsent) {
        return unsent == Unsent.SHOWN || counts.type(type, visibility).isPresent() ? schemas.versions(type) : List.of();
    }

    private record Version(EventType type, int number) {}

    private Map<Version, Long> wouldFail(Visibility visibility) {
        Map<Version, Long> events = new HashMap<>();
        observations
                .all(visibility)
                .forEach(observed -> events.put(new Version(observed.type(), observed.version()), observed.events()));
        return events;
    }

    private static Found found(
            EventType type, Optional<TypeTotals> totals, Optional<SchemaVersion> schema, Map<Version, Long> wouldFail) {
        long events = schema.map(inForce -> wouldFail.getOrDefault(new Version(type, inForce.version()), 0L))
                .orElse(0L);
        return new Found(type, totals, schema, events);
    }
}
