package dev.theeye.adapter.postgres;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes partitions at the start, and ahead of time for as long as The Eye runs; merges those that are long over. */
public final class PartitionKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionKeeper.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final EventPartitions partitions;
    private final PartitionMerge merge;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("eye-partitions").factory());

    private PartitionKeeper(DataSource dataSource, Clock clock) {
        this.partitions = new EventPartitions(dataSource);
        this.merge = new PartitionMerge(dataSource);
        this.clock = clock;
    }

    /** Returns when today's partition is there, or could not be made: the default one takes the events then. */
    public static PartitionKeeper start(DataSource dataSource, Clock clock) {
        PartitionKeeper keeper = new PartitionKeeper(dataSource, clock);
        keeper.make();
        keeper.thread.scheduleWithFixedDelay(
                keeper::makeAndMerge, PAUSE.toMinutes(), PAUSE.toMinutes(), TimeUnit.MINUTES);
        return keeper;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void makeAndMerge() {
        make();
        try {
            merge.mergeOne(clock.instant());
        } catch (SQLException | RuntimeException e) {
            LOG.warn("could not merge partitions; trying again in {}", PAUSE, e);
        }
    }

    private void make() {
        try {
            partitions.make(clock.instant());
        } catch (SQLException | RuntimeException e) {
            // anything thrown from here would end the schedule without a word
            LOG.warn(
                    "could not make partitions; trying again in {}, and the default partition takes what has none",
                    PAUSE,
                    e);
        }
    }
}
