package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * How many events PostgreSQL takes at most: the same rows in the same tables, by one connection, in batches of 1,000 that are
 * committed each, while nothing else runs. They come by COPY in binary into a table of the connection's own, and from there with
 * ON CONFLICT DO NOTHING, since an event that comes twice must be kept once; of the ways that do so it is the fastest.
 */
final class Ceiling {
    private static final int BATCH = 1000;

    private static final String STAGING = """
            CREATE TEMPORARY TABLE staging AS SELECT session_id, occurred_at, event_id, arrival, application_id, category, name, data,
                received_at FROM event WITH NO DATA""";

    private static final String COPY = "COPY staging FROM STDIN (FORMAT binary)";

    private static final String SESSIONS = """
            INSERT INTO session (session_id, application_id, shared, opened_at, first_event)
            SELECT DISTINCT ON (session_id) session_id, application_id, false, received_at, occurred_at FROM staging ORDER BY session_id
            ON CONFLICT DO NOTHING""";

    private static final String EVENTS = """
            INSERT INTO event (session_id, occurred_at, event_id, arrival, application_id, category, name, data, received_at)
            SELECT * FROM staging ON CONFLICT DO NOTHING""";

    private static final List<String> COUNTS = List.of("""
            INSERT INTO event_count AS there (minute, application_id, category, name, shard, n)
            SELECT date_trunc('minute', occurred_at), application_id, category, name, 0, count(*) FROM staging GROUP BY 1, 2, 3, 4
            ON CONFLICT (minute, application_id, category, name, shard) DO UPDATE SET n = there.n + excluded.n""", """
            INSERT INTO event_count_hour AS there (hour, application_id, category, name, shard, n)
            SELECT date_trunc('hour', occurred_at), application_id, category, name, 0, count(*) FROM staging GROUP BY 1, 2, 3, 4
            ON CONFLICT (hour, application_id, category, name, shard) DO UPDATE SET n = there.n + excluded.n""", """
            INSERT INTO type_count AS there (category, name, application_id, shard, events, failed, first_seen, last_seen)
            SELECT category, name, application_id, 0, count(*), 0, min(received_at), max(received_at) FROM staging GROUP BY 1, 2, 3
            ON CONFLICT (category, name, application_id, shard) DO UPDATE SET
                events = there.events + excluded.events, last_seen = greatest(there.last_seen, excluded.last_seen)""");

    private Ceiling() {}

    /** @return rows a second */
    static double measure(Database database, Duration duration) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(STAGING);
            connection.setAutoCommit(false);
            CopiedRows rows = new CopiedRows();
            insert(connection, rows, duration.dividedBy(4)); // until plans are made and caches filled
            return insert(connection, rows, duration);
        }
    }

    private static double insert(Connection connection, CopiedRows rows, Duration duration) throws SQLException {
        long begun = System.nanoTime();
        long making = 0;
        long batches = 0;
        while (System.nanoTime() - begun < duration.toNanos()) {
            long before = System.nanoTime();
            rows.make(BATCH);
            making += System.nanoTime() - before;
            insert(connection, rows);
            batches++;
        }
        return batches * BATCH * 1e9 / (System.nanoTime() - begun - making);
    }

    private static void insert(Connection connection, CopiedRows rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        copy.writeToCopy(rows.bytes(), 0, rows.length());
        copy.endCopy();
        execute(connection, SESSIONS);
        execute(connection, EVENTS);
        for (String counts : COUNTS) {
            execute(connection, counts);
        }
        execute(connection, "TRUNCATE staging");
        connection.commit();
    }

    /** Prepared, so that the server plans it once. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
