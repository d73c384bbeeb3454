package dev.theeye.adapter.http.connection;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Spreads out the requests that wait behind others on their connections. A client that pipelines takes no time between two of
 * them: some hundred connections would have the processors for themselves.
 */
final class Pacing {
    private final long interval;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /** @param perSecond of all connections together */
    Pacing(int perSecond) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** In nanoseconds, until the next one may begin; takes its place. */
    long delay() {
        long now = System.nanoTime();
        long place = next.updateAndGet(last -> Math.max(last + interval, now));
        return place - now;
    }
}
