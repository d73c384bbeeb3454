package dev.theeye.domain.analysis;

import java.util.List;

/**
 * How one group of events developed.
 *
 * @param group a value for each dimension that was asked for, in that order
 * @param total of the events
 * @param events in each interval, also where there were none
 */
public record Series(List<String> group, long total, List<Long> events) {
    public Series {
        group = List.copyOf(group);
        events = List.copyOf(events);
    }
}
