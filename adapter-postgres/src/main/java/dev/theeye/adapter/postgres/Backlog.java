package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much waits in the table. Where events come faster than they can be recorded, the disk would fill, and then nothing could
 * be recorded any more either; so the queue is full before that.
 */
final class Backlog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** To where it should have fallen before it is worth to come back. */
    private static final double COMFORTABLE = 0.9;

    /** No further than to twice what is allowed, so that looking never takes long. */
    private static final String LOOK = """
            SELECT count(*), coalesce(sum(octet_length(message)), 0)
            FROM (SELECT message FROM %s LIMIT %s) AS waiting""";

    private final DataSource dataSource;
    private final QueuedMessageTable table;
    private final PostgresQueueSettings settings;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("eye-queue-backlog").factory());
    private volatile Level level = new Level(System.nanoTime(), 0, 0);

    private Backlog(DataSource dataSource, QueuedMessageTable table, PostgresQueueSettings settings) {
        this.dataSource = dataSource;
        this.table = table;
        this.settings = settings;
    }

    /** @param fullness 1 where no more is taken @param fall how much of it goes in a second */
    private record Level(long nanos, double fullness, double fall) {
        Level next(double fullnessNow) {
            long now = System.nanoTime();
            return new Level(now, fullnessNow, (fullness - fullnessNow) * TimeUnit.SECONDS.toNanos(1) / (now - nanos));
        }

        Duration pause() {
            double seconds = fall > 0 ? (fullness - COMFORTABLE) / fall : LONGEST_PAUSE.toSeconds();
            return Duration.ofSeconds(Math.clamp((long) Math.ceil(seconds), 1, LONGEST_PAUSE.toSeconds()));
        }
    }

    static Backlog watch(DataSource dataSource, QueuedMessageTable table, PostgresQueueSettings settings) {
        Backlog backlog = new Backlog(dataSource, table, settings);
        backlog.thread.scheduleWithFixedDelay(backlog::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return backlog;
    }

    /** When it is worth to come back; empty where more is taken. As of a second ago. */
    Optional<Duration> full() {
        Level now = level;
        return now.fullness < 1 ? Optional.empty() : Optional.of(now.pause());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery(LOOK.formatted(table.name(), 2L * settings.waitingMessages()));
            row.next();
            double messages = row.getDouble(1) / settings.waitingMessages();
            double bytes = row.getDouble(2) / settings.waitingBytes();
            level = level.next(Math.max(messages, bytes));
        } catch (SQLException | RuntimeException e) {
            // adding fails then, too, and says so; anything thrown from here would end the schedule without a word
            LOG.debug("could not look how much waits", e);
        }
    }
}
