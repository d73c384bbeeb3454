package dev.theeye.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What the answers were and how long they took. */
public final class Answers {
    private final LongAdder events = new LongAdder();
    private final Map<Integer, LongAdder> others = new ConcurrentHashMap<>();
    private final Histogram micros = new ConcurrentHistogram(3);
    private final int expected;

    /** @param expected the status of an answer that counts */
    public Answers(int expected) {
        this.expected = expected;
    }

    void answered(int status, int count, long nanos) {
        micros.recordValue(nanos / 1000);
        if (status == expected) {
            events.add(count);
        } else {
            others.computeIfAbsent(status, s -> new LongAdder()).increment();
        }
    }

    /** In requests that were answered as expected. */
    public long events() {
        return events.sum();
    }

    /** How many answers there were of each other status. */
    public Map<Integer, Long> others() {
        Map<Integer, Long> counts = new TreeMap<>();
        others.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    public double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
