package dev.theeye.adapter.http.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is written to a client, piece by piece. For one thread. */
interface Chunks extends AutoCloseable {
    /**
     * @return nothing, where there is nothing to write yet; null at the end
     */
    byte @Nullable [] next(Duration atMost) throws InterruptedException;

    /** Whether it is of no use to wait for the client any longer. */
    boolean isOver();

    @Override
    void close();
}
