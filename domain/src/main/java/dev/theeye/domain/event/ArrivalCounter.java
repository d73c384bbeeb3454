package dev.theeye.domain.event;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Hands out {@link Arrival}s, each greater than all before it; also when the clock is set back. One per process. */
public final class ArrivalCounter {
    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public ArrivalCounter(Clock clock) {
        this.clock = clock;
    }

    /** The first of {@code count} consecutive arrivals that belong to the caller. */
    public Arrival take(int count) {
        long now = clock.millis() << Arrival.COUNTER_BITS;
        long end = last.accumulateAndGet(count, (previous, n) -> Math.max(previous, now) + n);
        return new Arrival(end - count + 1);
    }
}
