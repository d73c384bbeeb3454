package dev.theeye.domain.failure;

import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Failed events that have something in common: what is not null. What was not asked for is null, and so is a category or
 * name that was not sent.
 *
 * @param violation a whole code, never its beginning
 */
public record FailedEventGroup(
        @Nullable String violation,
        @Nullable String category,
        @Nullable String name,
        @Nullable ApplicationId application,
        long count,
        Instant firstSeen,
        Instant lastSeen) {
    /** What failed events may have in common. */
    public enum By {
        /** One with several violations is in as many groups. */
        VIOLATION,
        CATEGORY,
        NAME,
        APPLICATION
    }
}
