package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.port.EventSchemas.Summary;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.SchemaVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The schemas, and the number of the change that was the last. */
final class SchemaTable {
    private static final String SELECT =
            "SELECT category, name, version, mode, schema, declared_at, declared_by FROM event_schema";

    private SchemaTable() {}

    /** The newest first. */
    static List<SchemaVersion> ofType(Connection connection, EventType type, int before, int most) throws SQLException {
        Question question = new Question(SELECT)
                .and("category = ?", type.category())
                .and("name = ?", type.name())
                .and("version < ?", before)
                .then(" ORDER BY version DESC LIMIT ?", most);
        try (PreparedStatement select = question.prepare(connection);
                ResultSet rows = select.executeQuery()) {
            return read(rows);
        }
    }

    /** How many versions the type has had. */
    static int count(Connection connection, EventType type) throws SQLException {
        Question question = new Question("SELECT count(*) FROM event_schema")
                .and("category = ?", type.category())
                .and("name = ?", type.name());
        try (PreparedStatement select = question.prepare(connection);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** For {@link #summaries}; grows by what narrows it. */
    static Question inForce() {
        return new Question("SELECT category, name, version, mode FROM event_schema").and("in_force");
    }

    static List<Summary> summaries(Connection connection, Question question) throws SQLException {
        try (PreparedStatement select = question.prepare(connection);
                ResultSet rows = select.executeQuery()) {
            List<Summary> summaries = new ArrayList<>();
            while (rows.next()) {
                summaries.add(new Summary(
                        new EventType(rows.getString(1), rows.getString(2)), rows.getInt(3), mode(rows, 4)));
            }
            return summaries;
        }
    }

    static List<SchemaVersion> inForce(Connection connection, EventType type) throws SQLException {
        return select(connection, " WHERE category = ? AND name = ? AND in_force", type);
    }

    static List<SchemaVersion> inForce(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SELECT + " WHERE in_force")) {
            return read(rows);
        }
    }

    static long revision(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT revision FROM schema_revision")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** From here to the end of the transaction nobody else changes anything. */
    static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT FROM schema_revision FOR UPDATE");
        }
    }

    static void nextRevision(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE schema_revision SET revision = revision + 1");
        }
    }

    static void takeOutOfForce(Connection connection, EventType type) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE event_schema SET in_force = false WHERE category = ? AND name = ? AND in_force")) {
            update.setString(1, type.category());
            update.setString(2, type.name());
            update.executeUpdate();
        }
    }

    static void insertInForce(Connection connection, SchemaVersion schema) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO event_schema VALUES (?, ?, ?, ?, ?, ?, ?, true)")) {
            insert.setString(1, schema.type().category());
            insert.setString(2, schema.type().name());
            insert.setInt(3, schema.version());
            insert.setString(4, schema.mode().name().toLowerCase(Locale.ROOT));
            insert.setString(5, schema.schema().utf8());
            insert.setObject(6, Question.time(schema.declaredAt()));
            ApplicationId by = schema.declaredBy();
            insert.setObject(7, by == null ? null : by.value());
            insert.executeUpdate();
        }
    }

    private static List<SchemaVersion> select(Connection connection, String where, EventType type) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            select.setString(1, type.category());
            select.setString(2, type.name());
            try (ResultSet rows = select.executeQuery()) {
                return read(rows);
            }
        }
    }

    private static SchemaMode mode(ResultSet row, int column) throws SQLException {
        return SchemaMode.valueOf(row.getString(column).toUpperCase(Locale.ROOT));
    }

    private static List<SchemaVersion> read(ResultSet row) throws SQLException {
        List<SchemaVersion> schemas = new ArrayList<>();
        while (row.next()) {
            UUID by = row.getObject(7, UUID.class);
            schemas.add(new SchemaVersion(
                    new EventType(row.getString(1), row.getString(2)),
                    row.getInt(3),
                    mode(row, 4),
                    ByteString.utf8(row.getString(5)),
                    row.getObject(6, OffsetDateTime.class).toInstant(),
                    by == null ? null : new ApplicationId(by)));
        }
        return schemas;
    }
}
