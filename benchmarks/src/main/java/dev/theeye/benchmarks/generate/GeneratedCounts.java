package dev.theeye.benchmarks.generate;

import dev.theeye.benchmarks.generate.Plan.Day;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What recording the generated events would have left besides them: sessions, and counts. */
final class GeneratedCounts {
    private static final String OURS =
            "application_id = ANY (ARRAY(SELECT md5('application ' || i)::uuid FROM generate_series(1, 3) AS i))";

    /** Opened by their first events. */
    private static final String SESSIONS = """
            INSERT INTO session AS there (session_id, application_id, shared, opened_at, first_event)
            SELECT session_id, min(application_id::text)::uuid, false, min(received_at), min(occurred_at)
            FROM event
            WHERE occurred_at >= ? AND occurred_at < ? AND %s
            GROUP BY session_id
            ORDER BY session_id
            ON CONFLICT (session_id) DO UPDATE SET
                opened_at = least(there.opened_at, excluded.opened_at), first_event = least(there.first_event, excluded.first_event)""".formatted(OURS);

    private static final String MINUTES = """
            INSERT INTO event_count (minute, application_id, category, name, shard, n)
            SELECT date_trunc('minute', occurred_at, 'UTC'), application_id, category, name, 0, count(*)
            FROM event
            WHERE occurred_at >= ? AND occurred_at < ? AND %s
            GROUP BY 1, 2, 3, 4""".formatted(OURS);

    private static final String HOURS = """
            INSERT INTO event_count_hour (hour, application_id, category, name, shard, n)
            SELECT date_trunc('hour', minute, 'UTC'), application_id, category, name, 0, sum(n)
            FROM event_count
            WHERE minute >= ? AND minute < ? AND shard = 0 AND %s
            GROUP BY 1, 2, 3, 4""".formatted(OURS);

    private static final String TYPES = """
            INSERT INTO type_count (category, name, application_id, shard, events, failed, first_seen, last_seen)
            SELECT category, name, application_id, 0, count(*), 0, min(received_at), max(received_at)
            FROM event
            WHERE %s
            GROUP BY 1, 2, 3""".formatted(OURS);

    private GeneratedCounts() {}

    /** What an earlier plan has left: its events stay where they are the same, and are counted again. */
    static void clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("event_count", "event_count_hour", "type_count")) {
                statement.execute("DELETE FROM " + table + " WHERE " + OURS);
            }
        }
    }

    static void ofDay(Connection connection, Day day) throws SQLException {
        OffsetDateTime begin = day.date().atStartOfDay().atOffset(ZoneOffset.UTC);
        for (String sql : List.of(SESSIONS, MINUTES, HOURS)) {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setObject(1, begin);
                insert.setObject(2, begin.plusDays(1));
                insert.executeUpdate();
            }
        }
    }

    static void ofTypes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TYPES);
        }
    }
}
