package dev.theeye.domain.port;

import dev.theeye.domain.analysis.TypeTotals;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.trust.Visibility;
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
    /** Types beyond these are left out of {@link #types}. */
    int MOST_TYPES = 10_000;

    /** All types of which anything visible was kept, by category and then name, in the order of their UTF-8 bytes. */
    List<TypeTotals> types(Visibility visibility);

    /** Empty where nothing visible of this type was kept. */
    Optional<TypeTotals> type(EventType type, Visibility visibility);
}
