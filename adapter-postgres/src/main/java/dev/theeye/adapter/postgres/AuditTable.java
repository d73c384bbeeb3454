package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.AuditEntry.Change;
import dev.theeye.domain.trust.AuditEntry.Kind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an act stands in its table. */
final class AuditTable {
    static final String SELECT =
            "SELECT id, done_at, arrival, done_by, kind, about, fields, old_texts, new_texts FROM audit_entry";

    private AuditTable() {}

    static void insert(Connection connection, AuditEntry entry) throws SQLException {
        List<Change> changes = entry.changes();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, entry.act().id());
            insert.setObject(2, Question.time(entry.act().at()));
            insert.setLong(3, entry.act().arrival().value());
            insert.setObject(4, uuid(entry.act().by()));
            insert.setString(5, entry.kind().text());
            insert.setObject(6, uuid(entry.about()));
            insert.setArray(7, Column.texts(connection, changes, Change::field));
            insert.setArray(8, Column.texts(connection, changes, Change::before));
            insert.setArray(9, Column.texts(connection, changes, Change::after));
            insert.executeUpdate();
        }
    }

    static AuditEntry read(ResultSet row) throws SQLException {
        Act act = new Act(
                row.getObject(1, UUID.class),
                new Arrival(row.getLong(3)),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                application(row, 4));
        Kind kind = Kind.parse(row.getString(5)).orElseThrow();
        @Nullable String[] fields = texts(row.getArray(7));
        @Nullable String[] before = texts(row.getArray(8));
        @Nullable String[] after = texts(row.getArray(9));
        List<Change> changes = new ArrayList<>(fields.length);
        for (int i = 0; i < fields.length; i++) {
            changes.add(new Change(String.valueOf(fields[i]), before[i], after[i]));
        }
        return new AuditEntry(act, kind, application(row, 6), changes);
    }

    private static @Nullable UUID uuid(@Nullable ApplicationId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable ApplicationId application(ResultSet row, int column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new ApplicationId(id);
    }

    private static @Nullable String[] texts(Array array) throws SQLException {
        return (@Nullable String[]) array.getArray();
    }
}
