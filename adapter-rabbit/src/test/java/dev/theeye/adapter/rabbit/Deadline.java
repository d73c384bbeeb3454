package dev.theeye.adapter.rabbit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long a test is willing to look for something. */
final class Deadline {
    private final long end;

    Deadline(Duration patience) {
        this.end = System.nanoTime() + patience.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    void pause() {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
}
