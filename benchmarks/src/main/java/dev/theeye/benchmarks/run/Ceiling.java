package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * How many events PostgreSQL takes at most: the same rows in the same tables, by one connection, in batches of 1,000 that are
 * committed each, while nothing else runs. They come by COPY in binary, which is the fastest way that there is; whether one of
 * them is there already, or may enter its session, is not asked.
 */
final class Ceiling {
    private static final int BATCH = 1000;

    private static final String COPY = """
            COPY event (session_id, occurred_at, event_id, arrival, application_id, category, name, data, received_at)
            FROM STDIN (FORMAT binary)""";

    private static final String SESSIONS = """
            INSERT INTO session (session_id, application_id, shared, opened_at, first_event)
            SELECT unnest(?::uuid[]), ?, false, ?, ? ON CONFLICT DO NOTHING""";

    private static final String FEED = "INSERT INTO event_feed (xid, events, ids) VALUES (pg_current_xact_id(), ?, ?)";

    private static final String COUNT_IN_TIME = """
            INSERT INTO %1$s AS there (%2$s, application_id, category, name, shard, n)
            SELECT ?, ?, ?, name, 0, n FROM unnest(?::text[], ?::bigint[]) AS c (name, n)
            ON CONFLICT (%2$s, application_id, category, name, shard) DO UPDATE SET n = there.n + excluded.n""";

    private static final String COUNT_BY_TYPE = """
            INSERT INTO type_count AS there (last_seen, application_id, category, name, events, first_seen, shard, failed)
            SELECT ?, ?, ?, name, n, now(), 0, 0 FROM unnest(?::text[], ?::bigint[]) AS c (name, n)
            ON CONFLICT (category, name, application_id, shard) DO UPDATE SET
                events = there.events + excluded.events, last_seen = greatest(there.last_seen, excluded.last_seen)""";

    private final Connection connection;
    private final CopiedRows rows = new CopiedRows(BATCH);

    private Ceiling(Connection connection) {
        this.connection = connection;
    }

    /** @return rows a second */
    static double measure(Database database, Duration duration) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Ceiling ceiling = new Ceiling(connection);
            ceiling.insert(duration.dividedBy(4)); // until plans are made and caches filled
            return ceiling.insert(duration);
        }
    }

    private double insert(Duration duration) throws SQLException {
        long begun = System.nanoTime();
        long making = 0;
        long batches = 0;
        while (System.nanoTime() - begun < duration.toNanos()) {
            long before = System.nanoTime();
            rows.make();
            making += System.nanoTime() - before;
            insert();
            batches++;
        }
        return batches * BATCH * 1e9 / (System.nanoTime() - begun - making);
    }

    private void insert() throws SQLException {
        OffsetDateTime time = rows.time().atOffset(ZoneOffset.UTC);
        execute(SESSIONS, rows.sessions().toArray(UUID[]::new), CopiedRows.APPLICATION, time, time);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        copy.writeToCopy(rows.bytes(), 0, rows.length());
        copy.endCopy();
        execute(FEED, BATCH, rows.ids());
        count(COUNT_IN_TIME.formatted("event_count", "minute"), time.truncatedTo(ChronoUnit.MINUTES));
        count(COUNT_IN_TIME.formatted("event_count_hour", "hour"), time.truncatedTo(ChronoUnit.HOURS));
        count(COUNT_BY_TYPE, time);
        connection.commit();
    }

    private void count(String sql, OffsetDateTime time) throws SQLException {
        List<String> names = List.copyOf(rows.counts().keySet());
        execute(
                sql,
                time,
                CopiedRows.APPLICATION,
                CopiedRows.CATEGORY,
                names.toArray(String[]::new),
                names.stream().map(rows.counts()::get).toArray(Long[]::new));
    }

    /** Prepared, so that the server plans it once. */
    private void execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
