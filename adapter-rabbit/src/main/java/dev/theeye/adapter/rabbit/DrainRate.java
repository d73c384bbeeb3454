package dev.theeye.adapter.rabbit;

import java.time.Duration;

/** How fast a backlog has drained lately, and so when it is worth to come back. */
final class DrainRate {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** How much the newest observation counts; the older ones fade within some ten of them. */
    private static final double WEIGHT = 0.3;

    private final Duration longest;
    private double perSecond = Double.NaN;

    DrainRate(Duration longest) {
        this.longest = longest;
    }

    /** @param drained how much left the backlog within {@code time} */
    synchronized void observe(double drained, Duration time) {
        double now = Math.max(0, drained) * 1e9 / Math.max(1, time.toNanos());
        perSecond = Double.isNaN(perSecond) ? now : perSecond + WEIGHT * (now - perSecond);
    }

    /** Whole seconds, as HTTP has it, until {@code backlog} will have drained; the shortest while no rate is known. */
    synchronized Duration timeToDrain(double backlog) {
        if (backlog <= 0 || Double.isNaN(perSecond)) {
            return SHORTEST;
        }
        double seconds = Math.ceil(backlog / perSecond);
        return seconds >= longest.toSeconds()
                ? longest
                : Duration.ofSeconds(Math.max(SHORTEST.toSeconds(), (long) seconds));
    }
}
