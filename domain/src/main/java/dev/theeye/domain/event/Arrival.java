package dev.theeye.domain.event;

/**
 * When an event arrived, finer than any clock: milliseconds since 1970 in the high bits, a counter in the low 20. Grows with
 * receipt and with the position in the batch, so that events of one instant keep the order in which they were sent.
 */
public record Arrival(long value) implements Comparable<Arrival> {
    static final int COUNTER_BITS = 20;

    @Override
    public int compareTo(Arrival other) {
        return Long.compare(value, other.value);
    }
}
