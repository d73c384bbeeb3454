package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Lets one replica at a time change the tables. */
final class SchemaLock {
    /** Any number that nobody else takes in this database; this one spells "eye". */
    private static final long KEY = 0x657965;

    private SchemaLock() {}

    /**
     * Holds until the transaction ends. From here on, the transaction gives up rather than wait long for anything: whatever
     * waits for a table makes everybody wait who comes after it.
     */
    static void take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + KEY + ")");
            statement.execute("SET LOCAL lock_timeout = '2s'");
        }
    }
}
