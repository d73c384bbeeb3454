package dev.theeye.adapter.rabbit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

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

    /** @throws AssertionError where it does not come true in time */
    static void await(String what, Duration patience, BooleanSupplier isTrue) {
        Deadline deadline = new Deadline(patience);
        while (!isTrue.getAsBoolean()) {
            if (deadline.isOver()) {
                throw new AssertionError("not within " + patience + ": " + what);
            }
            deadline.pause();
        }
    }

    /** Takes that long: what is slow in a test. */
    void pass() {
        while (!isOver()) {
            pause();
        }
    }
}
