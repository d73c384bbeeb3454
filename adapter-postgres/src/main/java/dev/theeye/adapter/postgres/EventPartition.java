package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table that is, was or will be part of the table event. */
record EventPartition(String name, Period period) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The bounds in the words of the catalogue, read by the server itself: only it knows in which time zone it wrote them. */
    private static final String ATTACHED = """
            SELECT relname, substring(bounds FROM 'FROM \\(''([^'']+)''\\)')::timestamptz AS first,
                substring(bounds FROM 'TO \\(''([^'']+)''\\)')::timestamptz
            FROM pg_inherits
            JOIN pg_class partition ON partition.oid = inhrelid
            CROSS JOIN pg_get_expr(relpartbound, partition.oid) AS bounds
            WHERE inhparent = 'event'::regclass AND bounds <> 'DEFAULT'
            ORDER BY first""";

    private static final String CHECKS = """
            SELECT format('ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE conrelid = 'event'::regclass AND contype = 'c'""";

    /** One that is not there yet. Its name holds both days, so that no other period can have it. */
    static EventPartition of(Period period) {
        return new EventPartition("event_" + DAY.format(period.from()) + "_" + DAY.format(period.to()), period);
    }

    /** Those that are there, the earliest first; without the default one. */
    static List<EventPartition> attached(Connection connection) throws SQLException {
        List<EventPartition> attached = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(ATTACHED);
            while (rows.next()) {
                attached.add(new EventPartition(
                        rows.getString(1),
                        new Period(
                                rows.getObject(2, OffsetDateTime.class).toInstant(),
                                rows.getObject(3, OffsetDateTime.class).toInstant())));
            }
        }
        return attached;
    }

    /** Makes the table, to be filled before it is attached. */
    void create(Connection connection) throws SQLException {
        execute(connection, "CREATE TABLE " + name + " (LIKE event INCLUDING DEFAULTS)");
    }

    /** @param source of the rows: a statement with two parameters, the first instant and the one after the last */
    int fill(Connection connection, String source) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(String.format(Locale.ROOT, source, name))) {
            statement.setObject(1, period.from().atOffset(ZoneOffset.UTC));
            statement.setObject(2, period.to().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }

    /**
     * Gives it the rules of the whole; after it was filled, and with their validity, so that rows which were kept under
     * another setting may stay.
     */
    void constrain(Connection connection) throws SQLException {
        List<String> checks = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(CHECKS);
            while (rows.next()) {
                checks.add(rows.getString(1));
            }
        }
        for (String check : checks) {
            execute(connection, "ALTER TABLE " + name + " " + check);
        }
    }

    void attach(Connection connection) throws SQLException {
        execute(
                connection,
                "ALTER TABLE event ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                        .formatted(name, period.from(), period.to()));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
