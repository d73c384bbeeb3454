package dev.theeye.domain.analysis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How finely time is divided, in UTC. */
public enum Interval {
    MINUTE(ChronoUnit.MINUTES),
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    Interval(ChronoUnit unit) {
        this.unit = unit;
    }

    /** When the interval begins that a time is in. */
    public Instant begin(Instant time) {
        return time.truncatedTo(unit);
    }

    /** When the next one begins after one that begins then. */
    public Instant next(Instant begin) {
        return begin.plus(1, unit);
    }

    /** How many there are from one that begins then to one that begins later, both included. */
    public long count(Instant first, Instant last) {
        return unit.between(first, last) + 1;
    }
}
