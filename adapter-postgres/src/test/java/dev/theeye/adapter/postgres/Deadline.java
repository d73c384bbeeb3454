package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what takes a moment. */
final class Deadline {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Deadline() {}

    static void await(String what, BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + PATIENCE).isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
