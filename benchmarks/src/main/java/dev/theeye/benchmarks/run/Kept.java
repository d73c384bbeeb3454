package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** How many events, good and failed, are kept since a moment. Asked of the database: The Eye has enough to do. */
final class Kept {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Counted by the transactions that keep them, so that asking costs next to nothing. */
    private static final String COUNT = "SELECT coalesce(sum(events + failed), 0) FROM type_count";

    private final Database database;
    private final long before;

    private Kept(Database database, long before) {
        this.database = database;
        this.before = before;
    }

    static Kept since(Database database) throws SQLException {
        return new Kept(database, count(database));
    }

    /**
     * Returns once so many are kept.
     *
     * @throws IllegalStateException where they are not kept after ten minutes, or more are
     */
    void await(long expected) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        for (long kept = count(database) - before; kept != expected; kept = count(database) - before) {
            if (kept > expected || System.nanoTime() > deadline) {
                throw new IllegalStateException("accepted " + expected + " events, kept " + kept);
            }
            Thread.sleep(PAUSE);
        }
    }

    private static long count(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            ResultSet row = connection.createStatement().executeQuery(COUNT);
            row.next();
            return row.getLong(1);
        }
    }
}
