package dev.theeye.domain.port;

import dev.theeye.domain.event.EventType;
import dev.theeye.domain.trust.Visibility;
import java.util.Collection;
import java.util.List;

/**
 * How many events were kept that would have failed, were the schema enforced that only observed them: counted by {@link
 * EventStore#keep} in the same atomic step, each event once. Throws {@link EventStoreUnavailable} where it cannot tell.
 */
public interface SchemaObservations {
    /** Of the given types, every version that would have refused anything visible, in no order. */
    List<Observed> of(Collection<EventType> types, Visibility visibility);

    record Observed(EventType type, int version, long events) {}
}
