package dev.theeye.application;

import dev.theeye.domain.port.OldFailedEvents;
import java.time.Clock;
import java.time.Duration;

/** Deletes failed events that are older than somebody wants to keep them. */
public final class ForgetFailedEvents {
    static final int BATCH = 1000;

    private static final Duration UNTIL_MORE_ARE_OLD = Duration.ofMinutes(10);
    private static final Duration LET_OTHERS_WORK = Duration.ofMillis(100);

    private final OldFailedEvents old;
    private final Duration keep;
    private final Clock clock;

    /** @param keep counted from receipt */
    public ForgetFailedEvents(OldFailedEvents old, Duration keep, Clock clock) {
        this.old = old;
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * Deletes a batch.
     *
     * @return how long to wait before doing it again
     */
    public Duration work() {
        int forgotten = old.forget(clock.instant().minus(keep), BATCH);
        return forgotten < BATCH ? UNTIL_MORE_ARE_OLD : LET_OTHERS_WORK;
    }
}
