package dev.theeye.application;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does, no longer than it takes. */
final class Waiting {
    private Waiting() {}

    static void until(Duration patience, BooleanSupplier holds) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + patience);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
