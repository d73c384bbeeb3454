package dev.theeye.domain.session;

import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import java.util.List;

/**
 * A visit, as far as somebody may see it: of what other applications did in a shared one, an application knows nothing.
 *
 * @param application that opened it; for whoever only sees their own events, themselves
 * @param firstEvent when the first event in it occurred
 * @param lastEvent when the last one did
 * @param events how many there are, at least one
 * @param categories of the events, each once, in the order of their UTF-8 bytes; the first {@link #MOST_CATEGORIES} where there are more
 */
public record Session(
        SessionId id,
        ApplicationId application,
        Instant firstEvent,
        Instant lastEvent,
        long events,
        List<String> categories) {
    public static final int MOST_CATEGORIES = 1000;

    public Session {
        categories = List.copyOf(categories);
    }
}
