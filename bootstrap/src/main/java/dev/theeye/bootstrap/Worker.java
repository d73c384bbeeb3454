package dev.theeye.bootstrap;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does some work again and again, whatever becomes of it, until it is closed. */
final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String name;
    private final Supplier<Duration> work;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Worker(String name, Supplier<Duration> work) {
        this.name = name;
        this.work = work;
        this.thread = Thread.ofPlatform().daemon().name("eye-" + name).unstarted(this::workOn);
    }

    /** @param work says how long to wait before it is done again */
    static Worker start(String name, Supplier<Duration> work) {
        Worker worker = new Worker(name, work);
        worker.thread.start();
        return worker;
    }

    /** Lets the work in hand finish. */
    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        thread.join();
    }

    private void workOn() {
        Duration pause = FIRST_PAUSE;
        Duration next = Duration.ZERO;
        while (!isClosedWithin(next)) {
            try {
                next = work.get();
                pause = FIRST_PAUSE;
            } catch (RuntimeException | Error e) {
                // an error, too: nobody else would do this work
                LOG.warn("{} could not go on; trying again in {}", name, pause, e);
                next = pause;
                pause = pause.compareTo(LONGEST_PAUSE.dividedBy(2)) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("nobody should interrupt this thread; going on", e);
            return false;
        }
    }
}
