package dev.theeye.eventjson;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.event.PayloadFilter;
import dev.theeye.domain.event.PayloadValue;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an event in hand is one that a filter asks for. */
public final class EventMatch {
    private EventMatch() {}

    public static boolean matches(EventFilter filter, Event event) {
        return filter.visibility().shows(event.application())
                && asked(filter.applications(), event.application())
                && asked(filter.sessions(), event.session())
                && asked(filter.categories(), event.type().category())
                && asked(filter.names(), event.type().name())
                && within(filter.from(), filter.to(), event.occurredAt())
                && filter.payload().stream().allMatch(wanted -> holds(wanted, event.payload()));
    }

    private static boolean holds(PayloadFilter wanted, Payload payload) {
        PayloadValue value = PayloadJson.at(wanted.path(), payload);
        return value != null && wanted.anyOf().contains(value);
    }

    private static <T> boolean asked(Set<T> any, T value) {
        return any.isEmpty() || any.contains(value);
    }

    private static boolean within(@Nullable Instant from, @Nullable Instant to, Instant time) {
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }
}
