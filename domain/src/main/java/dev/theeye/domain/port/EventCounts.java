package dev.theeye.domain.port;

import dev.theeye.domain.analysis.TypeTotals;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.trust.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was counted while it was recorded, and so costs the same however much is kept. Exact: it counts whatever {@link
 * EventStore#keep} has returned for, each event once, and nothing else. Every method throws {@link EventStoreUnavailable}
 * where it cannot tell.
 *
 * <p>A failed event counts for the type that was sent; one without a category or without a name belongs to no type.
 */
public interface EventCounts {
    /** The types in a range of which anything visible was kept, in the {@linkplain TypeRange#order() order of the range}. */
    List<TypeTotals> types(Visibility visibility, TypeRange range);

    /** Those of the given types of which anything visible was kept, in no order. */
    List<TypeTotals> types(Visibility visibility, Collection<EventType> types);

    /** How many types there are of which anything visible was kept. */
    long count(Visibility visibility);

    /** Empty where nothing visible of this type was kept. */
    Optional<TypeTotals> type(EventType type, Visibility visibility);
}
