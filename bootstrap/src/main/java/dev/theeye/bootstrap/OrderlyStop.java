package dev.theeye.bootstrap;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what was started, the last first, each within its time. The one shutdown hook: hooks run side by side, so that with
 * several of them the database might go before those who use it.
 */
final class OrderlyStop {
    private static final Logger LOG = LoggerFactory.getLogger(OrderlyStop.class);

    private final Deque<Step> steps = new ArrayDeque<>();
    private boolean begun;

    private record Step(String what, Duration atMost, Part part) {}

    /** Something that was started. */
    @FunctionalInterface
    interface Part {
        void stop() throws Exception;
    }

    /** Remembers what was started just now; stops it at once where the stop has begun meanwhile. */
    void later(String what, Duration atMost, Part part) {
        Step step = new Step(what, atMost, part);
        synchronized (this) {
            if (!begun) {
                steps.push(step);
                return;
            }
        }
        take(step);
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    void run() {
        synchronized (this) {
            if (begun) {
                return;
            }
            begun = true;
        }
        if (!steps.isEmpty()) {
            LOG.info("Stopping");
            steps.forEach(OrderlyStop::take);
            LOG.info("Stopped");
        }
    }

    /** On a thread of its own: what hangs must not keep the others from being stopped. */
    private static void take(Step step) {
        Thread thread = Thread.ofPlatform().daemon().name("stop-" + step.what()).start(() -> stop(step));
        try {
            if (!thread.join(step.atMost())) {
                LOG.warn("Stopping {} takes longer than {}; going on without", step.what(), step.atMost());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Step step) {
        try {
            step.part().stop();
        } catch (Exception failure) {
            LOG.warn("Could not stop {} in order", step.what(), failure);
        }
    }
}
