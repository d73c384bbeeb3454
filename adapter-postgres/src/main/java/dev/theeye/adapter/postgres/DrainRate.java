package dev.theeye.adapter.postgres;

import java.time.Duration;

/** How fast what waits is being written, going by the last commits, and so when it is worth to come back. */
final class DrainRate {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** How much the last commit counts; the older ones fade within some ten of them. */
    private static final double WEIGHT = 0.3;

    private double secondsPerEvent;

    /** @param events how many left the backlog; none where a commit failed */
    synchronized void observe(int events, Duration took) {
        double now = took.toNanos() / 1e9 / Math.max(1, events);
        secondsPerEvent = secondsPerEvent == 0 ? now : secondsPerEvent + WEIGHT * (now - secondsPerEvent);
    }

    /** Until so many events will have been written. */
    synchronized Duration timeToDrain(int backlog) {
        double seconds = backlog * secondsPerEvent;
        if (seconds >= LONGEST.toSeconds()) {
            return LONGEST;
        }
        Duration time = Duration.ofMillis((long) (seconds * 1000));
        return time.compareTo(SHORTEST) > 0 ? time : SHORTEST;
    }
}
