package dev.theeye.adapter.rabbit;

import java.time.Duration;

/** The pauses between attempts to keep a batch: each twice as long as the one before, up to a bound. */
final class Pauses {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    Pauses(ConsumeSettings settings) {
        this.first = settings.firstPause();
        this.longest = settings.longestPause();
        this.next = first;
    }

    Duration next() {
        Duration pause = next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause;
    }

    boolean isRunning() {
        return !next.equals(first);
    }

    /** @return whether there was anything to reset */
    boolean reset() {
        boolean wasRunning = isRunning();
        next = first;
        return wasRunning;
    }
}
