package dev.theeye.adapter.postgres;

import dev.theeye.adapter.postgres.CountTables.Source;
import dev.theeye.adapter.postgres.CountTables.Totals;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.trust.ApplicationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Takes the counts of a time that is over out of all counts, a few thousand at a time. */
record ExpiredCounts(Transactions transactions) {
    private static final short SHARD = 0;

    /** Of receipt: what goes says nothing of when its type was first and last seen. */
    private static final Instant NEVER_FIRST = Instant.parse("9999-01-01T00:00:00Z");

    private static final String MINUTES = """
            WITH gone AS (
                DELETE FROM event_count WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM event_count WHERE minute < ? ORDER BY minute LIMIT 20000))
                RETURNING application_id, category, name, n)
            SELECT application_id, category, name, sum(n)::bigint FROM gone GROUP BY application_id, category, name""";

    private static final String HOURS = "DELETE FROM event_count_hour WHERE hour < ?";

    /**
     * @param first an hour begins then
     * @return how many events were counted there
     */
    long removeBefore(Instant first) throws SQLException {
        long all = 0;
        Map<Source, Long> gone = transactions.commit(connection -> minutes(connection, first));
        while (!gone.isEmpty()) {
            all += gone.values().stream().mapToLong(n -> n).sum();
            gone = transactions.commit(connection -> minutes(connection, first));
        }
        transactions.commit(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(HOURS)) {
                delete.setObject(1, Question.time(first));
                return delete.executeUpdate();
            }
        });
        return all;
    }

    private static Map<Source, Long> minutes(Connection connection, Instant first) throws SQLException {
        Map<Source, Long> gone = new HashMap<>();
        try (PreparedStatement delete = connection.prepareStatement(MINUTES)) {
            delete.setObject(1, Question.time(first));
            ResultSet rows = delete.executeQuery();
            while (rows.next()) {
                gone.put(
                        new Source(
                                new ApplicationId(rows.getObject(1, UUID.class)),
                                new EventType(rows.getString(2), rows.getString(3))),
                        rows.getLong(4));
            }
        }
        Map<Source, Totals> totals = new HashMap<>();
        gone.forEach((source, n) -> totals.put(source, new Totals(-n, 0, NEVER_FIRST, Instant.EPOCH)));
        RoundTrip trip = new RoundTrip(connection);
        CountTables.addByType(trip, SHARD, totals);
        trip.make();
        return gone;
    }
}
