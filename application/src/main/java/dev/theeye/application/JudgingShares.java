package dev.theeye.application;

import dev.theeye.domain.trust.ApplicationId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How much time each application's events may take to be judged beyond what ordinary events take: a token bucket for each
 * application, and one for all of them together. Once a bucket is empty, it counts as spent until it is full again.
 *
 * <p>Only buckets that are not full are remembered. Safe for several threads.
 */
public final class JudgingShares {
    /** Of one event on average: five times what an event with a schema takes. */
    static final Duration ORDINARY = Duration.ofNanos(25_000);

    /** What an application may take at once. */
    static final Duration BURST = Duration.ofMillis(100);

    private static final Limit ONE = new Limit(BURST.toNanos(), 0.1);
    private static final Limit ALL = new Limit(4 * BURST.toNanos(), 0.3);
    private static final int MANY = 1_000;

    private final LongSupplier clock;
    private final Map<ApplicationId, Bucket> buckets = new ConcurrentHashMap<>();
    private Bucket all;

    /** @param clock nanoseconds, as of {@link System#nanoTime} */
    public JudgingShares(LongSupplier clock) {
        this.clock = clock;
        this.all = ALL.full(clock.getAsLong());
    }

    /** @param refill of each second that passes */
    private record Limit(long burst, double refill) {
        Bucket full(long now) {
            return new Bucket(this, burst, now, false);
        }
    }

    private record Bucket(Limit limit, long left, long at, boolean spent) {
        Bucket at(long now) {
            return with(left + (long) (Math.max(0, now - at) * limit.refill), now);
        }

        /** No deeper than a few bursts below nothing, so that one event does not count for minutes. */
        Bucket minus(long nanos) {
            return with(Math.max(left - nanos, -4 * limit.burst), at);
        }

        boolean isFull() {
            return left >= limit.burst;
        }

        private Bucket with(long more, long now) {
            long level = Math.min(more, limit.burst);
            return new Bucket(limit, level, now, level <= 0 || (spent && level < limit.burst));
        }
    }

    /** Whether what the application sends is to be judged aside for now. */
    public boolean isSpent(ApplicationId application) {
        Bucket bucket = buckets.get(application);
        if (bucket == null) {
            return false;
        }
        long now = clock.getAsLong();
        Bucket current = bucket.at(now);
        return current.spent || (!current.isFull() && isSpentByAll(now));
    }

    /** @param nanos that the judging of so many events took in all */
    void charge(ApplicationId application, int events, long nanos) {
        long excess = nanos - events * ORDINARY.toNanos();
        if (excess <= 0 && !buckets.containsKey(application)) {
            return;
        }
        long now = clock.getAsLong();
        buckets.compute(application, (id, bucket) -> charged(bucket == null ? ONE.full(now) : bucket, excess, now));
        chargeAll(excess, now);
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> bucket.at(now).isFull());
        }
    }

    private static @Nullable Bucket charged(Bucket bucket, long excess, long now) {
        Bucket charged = bucket.at(now).minus(excess);
        return charged.isFull() ? null : charged;
    }

    private synchronized void chargeAll(long excess, long now) {
        all = all.at(now).minus(excess);
    }

    private synchronized boolean isSpentByAll(long now) {
        all = all.at(now);
        return all.spent;
    }
}
