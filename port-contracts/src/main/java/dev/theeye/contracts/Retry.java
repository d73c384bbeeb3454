package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What a caller does about an outage, and a test about something that takes a while. */
final class Retry {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private Retry() {}

    /** Asks again for as long as {@code unavailable} is thrown and there is patience. */
    static <T> T whileUnavailable(
            Duration patience, Class<? extends RuntimeException> unavailable, Supplier<T> question) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return question.get();
            } catch (RuntimeException e) {
                if (!unavailable.isInstance(e) || System.nanoTime() > end) {
                    return fail("after the outage has ended, a retry within " + patience + " must succeed", e);
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    /** @param otherwise says what is wrong where {@code done} does not become true in time */
    static void until(Duration patience, BooleanSupplier done, Supplier<String> otherwise) {
        long end = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail(otherwise.get() + " (after " + patience + ")");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** @param otherwise says what is wrong where {@code still} does not stay true for so long */
    static void during(Duration time, BooleanSupplier still, Supplier<String> otherwise) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            if (!still.getAsBoolean()) {
                fail(otherwise.get());
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
