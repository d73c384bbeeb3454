package dev.theeye.domain.analysis;

import java.time.Instant;
import java.util.List;

/**
 * How many events of a group occurred in an interval.
 *
 * @param begin of the interval
 * @param group a value for each dimension that was asked for, in that order
 * @param events at least one
 */
public record CountInTime(Instant begin, List<String> group, long events) {
    public CountInTime {
        group = List.copyOf(group);
    }
}
