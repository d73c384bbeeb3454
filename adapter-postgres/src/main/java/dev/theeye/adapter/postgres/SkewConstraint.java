package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** The rule about events from the future, as the database says it. */
final class SkewConstraint {
    private static final String AGREES = """
            SELECT substring(pg_get_constraintdef(oid) FROM '''([^'']+)''::interval')::interval = ?::interval
            FROM pg_constraint
            WHERE conrelid = 'event'::regclass AND conname = 'event_not_from_the_future'""";

    /** NOT VALID: what was kept under another setting stays, and need not be read again. */
    private static final String REPLACE = """
            ALTER TABLE event DROP CONSTRAINT event_not_from_the_future,
                ADD CONSTRAINT event_not_from_the_future
                    CHECK (occurred_at <= received_at + '%s'::interval) NOT VALID""";

    private final Transactions transactions;

    SkewConstraint(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /** Makes the database and the rules agree; does nothing where they do. */
    void set(Duration skew) throws SQLException {
        String interval = TimeUnit.MICROSECONDS.convert(skew) + " microseconds";
        transactions.commit(connection -> {
            SchemaLock.take(connection);
            if (!agrees(connection, interval)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(REPLACE.formatted(interval));
                }
            }
            return skew;
        });
    }

    private static boolean agrees(Connection connection, String interval) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AGREES)) {
            statement.setString(1, interval);
            ResultSet rows = statement.executeQuery();
            return rows.next() && rows.getBoolean(1);
        }
    }
}
