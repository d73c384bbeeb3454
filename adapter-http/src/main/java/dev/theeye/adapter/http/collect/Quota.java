package dev.theeye.adapter.http.collect;

import dev.theeye.adapter.http.BucketClock;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;

/**
 * What one application may still send.
 *
 * @param most events at once
 * @param window in which an empty quota fills up
 */
record Quota(Bucket left, long most, Duration window) {
    static Quota of(int eventsPerSecond, Duration burst, Clock clock) {
        long most = Math.max(1, eventsPerSecond * burst.toMillis() / 1000);
        Bucket left = Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, burst))
                .withCustomTimePrecision(new BucketClock(clock))
                .build();
        return new Quota(left, most, burst);
    }

    /**
     * All of them or none. More than {@code most} are let through when nothing was sent before, and the next then wait until
     * that is made up for: they could otherwise never be sent.
     *
     * @return how long to wait before asking again; zero where they are taken
     */
    Duration take(int events) {
        synchronized (left) { // nobody else between the question and the taking
            Duration wait = wait(events);
            if (wait.isZero()) {
                left.consumeIgnoringRateLimits(events);
            }
            return wait;
        }
    }

    /** @return how long, until so many could be taken if nobody took any before */
    Duration wait(int events) {
        return Duration.ofNanos(
                left.estimateAbilityToConsume(Math.min(events, most)).getNanosToWaitForRefill());
    }

    long remaining() {
        return Math.max(0, left.getAvailableTokens());
    }

    Duration untilFull() {
        return wait((int) Math.min(Integer.MAX_VALUE, most));
    }
}
