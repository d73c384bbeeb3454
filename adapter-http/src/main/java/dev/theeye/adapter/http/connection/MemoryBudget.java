package dev.theeye.adapter.http.connection;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that all connections share. It counts; {@link Connections} decides what happens over the limit. */
final class MemoryBudget {
    private final long limit;
    private final AtomicLong used = new AtomicLong();

    /** @param limit in bytes */
    MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** How many bytes must be given back until the limit holds; 0 or less where it does. */
    long excess() {
        return used.get() - limit;
    }

    Share open() {
        return new Share();
    }

    /** What one connection holds. Safe for use by several threads: another one may close it. */
    final class Share {
        private long held;
        private boolean closed;

        /** @return whether all shares together are over the limit now */
        synchronized boolean hold(long bytes) {
            if (closed || bytes == held) {
                return false;
            }
            long more = bytes - held;
            held = bytes;
            return used.addAndGet(more) > limit && more > 0;
        }

        synchronized long held() {
            return held;
        }

        /** Gives everything back; nothing counts from now on. */
        synchronized void close() {
            hold(0);
            closed = true;
        }
    }
}
