package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.eventjson.EventMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The messages that wait in one of the queues.
 *
 * @param name of the table
 */
record QueuedMessageTable(String name) {
    static final QueuedMessageTable MAIN = new QueuedMessageTable("queued_message");
    static final QueuedMessageTable DEFERRED = new QueuedMessageTable("deferred_message");

    private static final String INSERT =
            "INSERT INTO %s (events, message) SELECT * FROM unnest(?::bigint[], ?::bytea[])";

    /**
     * Locks the oldest that nobody else has, and takes of these as many as fill a batch. The array keeps the planner from
     * looking for them again in another way than by key.
     */
    private static final String TAKE = """
            DELETE FROM %1$s WHERE id = ANY (ARRAY (
                SELECT id FROM (
                    SELECT id, sum(events) OVER earlier AS events, sum(bytes) OVER earlier AS bytes FROM (
                        SELECT id, events, octet_length(message) AS bytes
                        FROM %1$s ORDER BY id LIMIT %2$s FOR UPDATE SKIP LOCKED
                    ) AS locked
                    WINDOW earlier AS (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                ) AS counted
                WHERE coalesce(events, 0) < ? AND coalesce(bytes, 0) < ?))
            RETURNING id, queued_at, message""";

    record Row(long id, Instant queuedAt, byte[] message) {}

    void insert(Connection connection, List<List<RawEvent>> messages) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT.formatted(name))) {
            insert.setArray(1, Column.numbers(connection, messages, List::size));
            insert.setArray(2, Column.bytes(connection, messages, EventMessage::encode));
            insert.executeUpdate();
        }
    }

    /**
     * @param rows at most; in the text of the statement, where the planner sees that they are few, so a power of two is kinder
     *     to those who remember plans
     * @param events no more once so many are taken
     * @param bytes no more once so many are taken
     * @return the oldest first; not yet forgotten until the transaction commits
     */
    List<Row> take(Connection connection, int rows, int events, int bytes) throws SQLException {
        List<Row> taken = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE.formatted(name, rows))) {
            take.setInt(1, events);
            take.setInt(2, bytes);
            ResultSet found = take.executeQuery();
            while (found.next()) {
                taken.add(new Row(
                        found.getLong(1),
                        found.getObject(2, OffsetDateTime.class).toInstant(),
                        found.getBytes(3)));
            }
        }
        taken.sort(Comparator.comparingLong(Row::id));
        return taken;
    }
}
