package dev.theeye.domain.port;

import java.time.Duration;

/**
 * How fast a backlog has drained lately, and so when it is worth to come back: what an adapter of {@link EventQueue} puts
 * into an {@link EventQueueUnavailable}. Safe for several threads.
 */
public final class DrainRate {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** How much an observation counts once there is a newer one: it fades within some ten of them. */
    private static final double FADING = 0.7;

    private final Duration longest;
    private double drained;
    private double seconds;

    /** @param longest nobody is told to come back later than that */
    public DrainRate(Duration longest) {
        this.longest = longest;
    }

    /** @param drained how much left the backlog within {@code time}; nothing where it grew, or an attempt failed */
    public synchronized void observe(double drained, Duration time) {
        this.drained = FADING * this.drained + Math.max(0, drained);
        seconds = FADING * seconds + Math.max(1, time.toNanos()) / 1e9;
    }

    /** Whole seconds, as HTTP has it, until {@code backlog} will have drained; the shortest while no rate is known. */
    public synchronized Duration timeToDrain(double backlog) {
        if (backlog <= 0 || seconds == 0) {
            return SHORTEST;
        }
        double time = Math.ceil(backlog * seconds / drained);
        return time >= longest.toSeconds() ? longest : Duration.ofSeconds(Math.max(SHORTEST.toSeconds(), (long) time));
    }
}
