package dev.theeye.adapter.postgres;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells consumers that there is something to take. One of them waits at a time: what a single one can bear would only be cut into smaller
 * batches by more, and a batch costs much the same whatever its size.
 */
final class News {
    private final Semaphore told = new Semaphore(0);
    private final ReentrantLock turn = new ReentrantLock();

    void tell() {
        if (told.availablePermits() == 0) { // two at once are as good as one
            told.release();
        }
    }

    /**
     * Returns when it is worth looking: some time after it was told, so that more can join, or when nobody has told anything for so long
     * that another process may have added something.
     *
     * @param closed returns early once that is down
     */
    void await(PostgresQueueSettings settings, CountDownLatch closed) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            if (told.tryAcquire(settings.poll().toNanos(), TimeUnit.NANOSECONDS)) {
                boolean isClosed = closed.await(settings.linger().toNanos(), TimeUnit.NANOSECONDS);
                if (!isClosed) {
                    told.drainPermits(); // all that was told of so far is about to be taken
                }
            }
        } finally {
            turn.unlock();
        }
    }
}
