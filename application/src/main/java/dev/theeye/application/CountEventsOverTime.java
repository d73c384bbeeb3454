package dev.theeye.application;

import dev.theeye.domain.analysis.CountInTime;
import dev.theeye.domain.analysis.Development;
import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Interval;
import dev.theeye.domain.analysis.Series;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.port.Analytics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts events in every interval of a span of time, also in those in which there are none. */
public final class CountEventsOverTime {
    /** Of one series: a week of minutes, more than a year of hours. */
    public static final int MAX_INTERVALS = 10_000;

    /** Of all series together. */
    public static final int MAX_POINTS = 100_000;

    private final Analytics analytics;

    public CountEventsOverTime(Analytics analytics) {
        this.analytics = analytics;
    }

    public sealed interface Answer {
        record Counted(Development development) implements Answer {}

        /** More than {@link #MAX_INTERVALS}, or with all groups more than {@link #MAX_POINTS}. */
        record TooMany() implements Answer {}
    }

    /**
     * Where the filter has no beginning, the first event that it finds is in the first interval; where it has no end, the last
     * one is in the last.
     */
    public Answer count(EventFilter filter, Interval interval, List<Dimension> groupBy) {
        Instant from = filter.from();
        Instant to = filter.to();
        if (from != null && to != null) {
            if (!from.isBefore(to)) {
                return new Answer.Counted(new Development(interval, List.of(), List.of()));
            }
            if (interval.count(interval.begin(from), last(interval, to)) > MAX_INTERVALS) {
                return new Answer.TooMany();
            }
        }
        List<CountInTime> counts = analytics.count(filter, interval, groupBy, MAX_POINTS);
        if (counts.size() > MAX_POINTS) {
            return new Answer.TooMany();
        }
        return fillGaps(
                interval,
                first(interval, from, counts),
                to == null ? end(counts) : last(interval, to),
                counts,
                groupBy.isEmpty());
    }

    private static Answer fillGaps(
            Interval interval,
            @Nullable Instant first,
            @Nullable Instant last,
            List<CountInTime> counts,
            boolean ungrouped) {
        if (first == null || last == null || first.isAfter(last)) {
            return new Answer.Counted(new Development(interval, List.of(), List.of()));
        }
        long intervals = interval.count(first, last);
        long groups = counts.stream().map(CountInTime::group).distinct().count();
        if (intervals > MAX_INTERVALS || intervals * groups > MAX_POINTS) {
            return new Answer.TooMany();
        }
        List<Instant> begins = new ArrayList<>();
        Map<Instant, Integer> places = new HashMap<>();
        for (Instant begin = first; !begin.isAfter(last); begin = interval.next(begin)) {
            places.put(begin, begins.size());
            begins.add(begin);
        }
        Map<List<String>, Long[]> events = new LinkedHashMap<>();
        if (ungrouped) {
            events.put(List.of(), zeros(begins));
        }
        for (CountInTime count : counts) {
            int place = places.getOrDefault(count.begin(), 0);
            events.computeIfAbsent(count.group(), group -> zeros(begins))[place] = count.events();
        }
        List<Series> series = events.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(CountEventsOverTime::compare))
                .map(group -> new Series(
                        group.getKey(),
                        Stream.of(group.getValue()).mapToLong(Long::longValue).sum(),
                        List.of(group.getValue())))
                .toList();
        return new Answer.Counted(new Development(interval, begins, series));
    }

    private static Long[] zeros(List<Instant> begins) {
        Long[] zeros = new Long[begins.size()];
        Arrays.fill(zeros, 0L);
        return zeros;
    }

    private static @Nullable Instant first(Interval interval, @Nullable Instant from, List<CountInTime> counts) {
        if (from != null) {
            return interval.begin(from);
        }
        return counts.isEmpty() ? null : counts.getFirst().begin();
    }

    private static @Nullable Instant end(List<CountInTime> counts) {
        return counts.isEmpty() ? null : counts.getLast().begin();
    }

    /** The interval that the last instant before {@code to} is in. */
    private static Instant last(Interval interval, Instant to) {
        return interval.begin(to.minusNanos(1));
    }

    private static int compare(List<String> one, List<String> other) {
        int order = 0;
        for (int i = 0; order == 0 && i < one.size(); i++) {
            order = one.get(i).compareTo(other.get(i));
        }
        return order;
    }
}
