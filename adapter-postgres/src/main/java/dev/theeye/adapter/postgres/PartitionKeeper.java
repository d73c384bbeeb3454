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

/** Makes partitions at the start, and ahead of time for as long as The Eye runs; merges those that are long over, and drops what is not kept. */
public final class PartitionKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionKeeper.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    /** Until the first time: replicas often start together, and have better to do then. */
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);

    private final EventPartitions partitions;
    private final PartitionMerge merge;
    private final EventRetention retention;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("eye-partitions").factory());

    private PartitionKeeper(DataSource dataSource, Clock clock, KeptDays days) {
        this.partitions = new EventPartitions(dataSource, days);
        this.retention = new EventRetention(dataSource, days);
        this.merge = new PartitionMerge(dataSource);
        this.clock = clock;
    }

    /** Returns when today's partition is there, or could not be made: the default one takes the events then. */
    static PartitionKeeper start(DataSource dataSource, Clock clock, KeptDays days) {
        PartitionKeeper keeper = new PartitionKeeper(dataSource, clock, days);
        keeper.make();
        keeper.thread.scheduleWithFixedDelay(
                keeper::keep, FIRST_PAUSE.toMinutes(), PAUSE.toMinutes(), TimeUnit.MINUTES);
        return keeper;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void keep() {
        make();
        try {
            retention.run(clock.instant());
        } catch (SQLException | RuntimeException e) {
            LOG.warn("could not remove what is not kept any longer; trying again in {}", PAUSE, e);
        }
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
