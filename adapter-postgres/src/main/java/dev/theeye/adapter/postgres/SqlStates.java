package dev.theeye.adapter.postgres;

import java.sql.SQLException;

/** What a failure says about its cause (PostgreSQL manual, appendix A). */
final class SqlStates {
    private SqlStates() {}

    /** Classes 22, data exception, and 23, integrity constraint violation: the same data will fail again. */
    static boolean blameData(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** In words that name no hosts and no users. */
    static String reason(SQLException e) {
        String state = e.getSQLState();
        if (state == null || state.startsWith("08")) {
            return "PostgreSQL cannot be reached";
        }
        return state.equals("53100") ? "the disk is full" : "SQLSTATE " + state;
    }

    /** query_canceled: the time was up, or somebody wanted no more of it. An outage looks different. */
    static boolean wasCancelled(SQLException e) {
        return "57014".equals(e.getSQLState());
    }
}
