package dev.theeye.adapter.postgres;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the feed small for as long as The Eye runs. */
public final class FeedKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedKeeper.class);

    private final FeedHorizon horizon;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("eye-feed").factory());

    FeedKeeper(FeedHorizon horizon) {
        this.horizon = horizon;
        thread.scheduleWithFixedDelay(this::moveOn, 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void moveOn() {
        try {
            horizon.moveOn();
        } catch (SQLException | RuntimeException e) {
            // anything thrown from here would end the schedule without a word
            LOG.warn("could not forget what was fed long ago; trying again in a minute", e);
        }
    }
}
