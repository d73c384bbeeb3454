package dev.theeye.domain.analysis;

import java.time.Instant;
import java.util.List;

/**
 * How groups of events developed, side by side.
 *
 * @param begins of the intervals, the earliest first, without a gap
 * @param series one for each group, in the order of their values
 */
public record Development(Interval interval, List<Instant> begins, List<Series> series) {
    public Development {
        begins = List.copyOf(begins);
        series = List.copyOf(series);
    }
}
