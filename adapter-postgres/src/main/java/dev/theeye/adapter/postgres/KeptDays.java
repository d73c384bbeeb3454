package dev.theeye.adapter.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The days whose events are kept. Whole days, so that partitions can be dropped, and counts with them.
 *
 * @param atLeast how long an event is kept; empty for good
 */
record KeptDays(Optional<Duration> atLeast) {
    static final KeptDays ALL = new KeptDays(Optional.empty());

    /** The first day that is kept. */
    LocalDate first(Instant now) {
        return atLeast.map(kept -> LocalDate.ofInstant(now.minus(kept), ZoneOffset.UTC))
                .filter(day -> day.isAfter(Period.FIRST_DAY))
                .orElse(Period.FIRST_DAY);
    }
}
