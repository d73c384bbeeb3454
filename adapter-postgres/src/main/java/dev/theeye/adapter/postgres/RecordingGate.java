package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets everybody record side by side, and whoever takes away what was recorded do so alone: between the look whose session it
 * is and the commit, a session may not be erased, or events would be left over that no session knows. Always the first lock of a
 * transaction, so that nobody deadlocks.
 */
final class RecordingGate {
    /** Any number that nobody else takes in this database; this one spells "gate". */
    private static final long KEY = 0x67617465;

    private RecordingGate() {}

    /** Waits for who has it shut; costs a microsecond or two at the server. */
    static void pass(RoundTrip trip) {
        trip.add("SELECT pg_advisory_xact_lock_shared(" + KEY + ")");
    }

    /** Waits for those who record, and keeps others waiting until the end of the transaction; gives up after a while. */
    static void shut(Connection connection) throws SQLException {
        EventPartition.execute(connection, "SET LOCAL lock_timeout = '10s'");
        EventPartition.execute(connection, "SELECT pg_advisory_xact_lock(" + KEY + ")");
    }
}
