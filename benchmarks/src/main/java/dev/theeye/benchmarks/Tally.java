package dev.theeye.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What the answers were and how long they took. */
final class Tally {
    private static final int ACCEPTED = 202;

    private final LongAdder accepted = new LongAdder();
    private final Map<Integer, LongAdder> refusals = new ConcurrentHashMap<>();
    private final Histogram micros = new ConcurrentHistogram(3);

    void answered(int status, int events, long nanos) {
        micros.recordValue(nanos / 1000);
        if (status == ACCEPTED) {
            accepted.add(events);
        } else {
            refusals.computeIfAbsent(status, s -> new LongAdder()).increment();
        }
    }

    long accepted() {
        return accepted.sum();
    }

    long refused() {
        return refusals.values().stream().mapToLong(LongAdder::sum).sum();
    }

    Map<Integer, LongAdder> refusals() {
        return new TreeMap<>(refusals);
    }

    String latencies() {
        return "p50 %.2f  p99 %.2f  p99.9 %.2f  max %.2f"
                .formatted(
                        micros.getValueAtPercentile(50) / 1e3,
                        micros.getValueAtPercentile(99) / 1e3,
                        micros.getValueAtPercentile(99.9) / 1e3,
                        micros.getMaxValue() / 1e3);
    }
}
