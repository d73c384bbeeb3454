package dev.theeye.bootstrap.servers;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other processes do, no longer than it takes. */
final class Patience {
    static final Duration START = Duration.ofMinutes(2);

    private Patience() {}

    static void until(String what, Duration longest, Callable<Boolean> isTrue) throws Exception {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!isTrue.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + longest + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
