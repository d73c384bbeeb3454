package dev.theeye.application;

import dev.theeye.domain.analysis.TypeTotals;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventSchemas;
import dev.theeye.domain.port.EventSchemas.Summary;
import dev.theeye.domain.port.SchemaObservations;
import dev.theeye.domain.port.SchemaObservations.Observed;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.SchemaVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the types of events: those that were sent, and those that have a schema. Holds no more than a range of them. */
public final class FindEventTypes {
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
    public record Found(EventType type, Optional<TypeTotals> totals, Optional<Summary> schema, long wouldFail) {}

    /** @param schema in force, with its text */
    public record FoundWithSchema(Found found, Optional<SchemaVersion> schema) {}

    /** What becomes of types that have a schema and of which nothing visible was sent: others may have sent all of it. */
    public enum Unsent {
        SHOWN,
        HIDDEN
    }

    /** Those in a range, in the {@linkplain TypeRange#order() order of the range}. */
    public List<Found> find(Visibility visibility, Unsent unsent, TypeRange range) {
        Map<EventType, TypeTotals> totals = counts.types(visibility, range).stream()
                .collect(Collectors.toMap(TypeTotals::type, Function.identity()));
        Stream<EventType> declared =
                unsent == Unsent.SHOWN ? schemas.summaries(range).stream().map(Summary::type) : Stream.empty();
        // each of both reaches as far as all together do
        List<EventType> types = Stream.concat(totals.keySet().stream(), declared)
                .distinct()
                .sorted(range.order())
                .limit(range.limit())
                .toList();
        return found(types, totals, visibility);
    }

    /** How many {@link #find} would give, range by range. */
    public long count(Visibility visibility, Unsent unsent) {
        long count = counts.count(visibility);
        TypeRange range = TypeRange.first(TypeRange.MAX_LIMIT);
        List<EventType> declared = unsent == Unsent.SHOWN ? declared(range) : List.of();
        while (!declared.isEmpty()) {
            Set<EventType> unseen = new HashSet<>(declared);
            counts.types(visibility, declared).forEach(seen -> unseen.remove(seen.type()));
            count += unseen.size();
            declared = declared(range.beyond(declared.getLast()));
        }
        return count;
    }

    public Optional<FoundWithSchema> one(EventType type, Visibility visibility, Unsent unsent) {
        Optional<TypeTotals> totals = counts.type(type, visibility);
        Optional<SchemaVersion> schema = schemas.inForce(type);
        if (totals.isEmpty() && (unsent == Unsent.HIDDEN || schema.isEmpty())) {
            return Optional.empty();
        }
        Optional<Summary> summary = schema.map(version -> new Summary(type, version.version(), version.mode()));
        long wouldFail = summary.map(
                        inForce -> wouldFail(List.of(inForce), visibility).getOrDefault(inForce, 0L))
                .orElse(0L);
        return Optional.of(new FoundWithSchema(new Found(type, totals, summary, wouldFail), schema));
    }

    /**
     * Schemas that the type has had, the newest first; none where the type does not exist for the caller.
     *
     * @param before only versions with smaller numbers
     * @param most how many at most
     */
    public List<SchemaVersion> versions(EventType type, Visibility visibility, Unsent unsent, int before, int most) {
        return isShown(type, visibility, unsent) ? schemas.versions(type, before, most) : List.of();
    }

    /** How many {@link #versions} would give in all. */
    public int countVersions(EventType type, Visibility visibility, Unsent unsent) {
        return isShown(type, visibility, unsent) ? schemas.countVersions(type) : 0;
    }

    private boolean isShown(EventType type, Visibility visibility, Unsent unsent) {
        return unsent == Unsent.SHOWN || counts.type(type, visibility).isPresent();
    }

    private List<EventType> declared(TypeRange range) {
        return schemas.summaries(range).stream().map(Summary::type).toList();
    }

    private List<Found> found(List<EventType> types, Map<EventType, TypeTotals> totals, Visibility visibility) {
        Map<EventType, Summary> inForce =
                schemas.summaries(types).stream().collect(Collectors.toMap(Summary::type, Function.identity()));
        Map<Summary, Long> wouldFail = wouldFail(inForce.values(), visibility);
        return types.stream()
                .map(type -> {
                    Optional<Summary> schema = Optional.ofNullable(inForce.get(type));
                    return new Found(
                            type,
                            Optional.ofNullable(totals.get(type)),
                            schema,
                            schema.map(version -> wouldFail.getOrDefault(version, 0L))
                                    .orElse(0L));
                })
                .toList();
    }

    private Map<Summary, Long> wouldFail(Collection<Summary> schemasInForce, Visibility visibility) {
        Map<EventType, Summary> inForce =
                schemasInForce.stream().collect(Collectors.toMap(Summary::type, Function.identity()));
        Map<Summary, Long> events = new HashMap<>();
        for (Observed observed : observations.of(inForce.keySet(), visibility)) {
            Summary schema = inForce.get(observed.type());
            if (schema != null && schema.version() == observed.version()) {
                events.put(schema, observed.events());
            }
        }
        return events;
    }
}
