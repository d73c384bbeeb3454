package dev.theeye.benchmarks.generate;

import dev.theeye.benchmarks.generate.Plan.Day;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fills the table event, a day to a partition, as an installation of that age has them: each is filled before it is attached,
 * for only then are its indexes made in one go.
 */
final class GeneratedEvents {
    private static final Sql EVENTS = Sql.named("events.sql");
    private static final Duration DAY = Duration.ofDays(1);

    /** Those that overlap the days, with their bounds as the server reads them. */
    private static final String OVERLAPPING = """
            SELECT relname FROM pg_inherits JOIN pg_class partition ON partition.oid = inhrelid
            CROSS JOIN pg_get_expr(relpartbound, partition.oid) AS bounds
            WHERE inhparent = 'event'::regclass AND bounds <> 'DEFAULT'
                AND substring(bounds FROM 'FROM \\(''([^'']+)''\\)')::timestamptz < ?
                AND substring(bounds FROM 'TO \\(''([^'']+)''\\)')::timestamptz > ?""";

    private GeneratedEvents() {}

    /** Whatever partition of those days is empty makes room for days. */
    static void clear(Connection connection, Instant from, Instant to) throws SQLException {
        for (String partition : overlapping(connection, from, to)) {
            try (Statement statement = connection.createStatement()) {
                ResultSet row = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM " + partition + ")");
                row.next();
                if (row.getBoolean(1)) {
                    statement.execute("DROP TABLE " + partition);
                }
            }
        }
    }

    static void make(Connection connection, Plan plan, Day day) throws SQLException {
        Instant end = day.begin().plus(DAY);
        if (!overlapping(connection, day.begin(), end).isEmpty()) {
            fill(connection, "event", plan, day);
            return;
        }
        String partition = "event_" + name(day.date()) + "_" + name(day.date().plusDays(1));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + partition + " (LIKE event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)");
            fill(connection, partition, plan, day);
            statement.execute("ALTER TABLE event ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                    .formatted(partition, day.begin(), end));
        }
    }

    private static void fill(Connection connection, String table, Plan plan, Day day) throws SQLException {
        Duration sinceBegin = Duration.between(day.begin(), plan.now());
        try (PreparedStatement insert = connection.prepareStatement(String.format(Locale.ROOT, EVENTS.text(), table))) {
            insert.setLong(1, plan.days());
            insert.setLong(2, day.index());
            insert.setLong(3, day.sessions());
            insert.setObject(4, day.begin().atOffset(ZoneOffset.UTC));
            insert.setDouble(5, Math.min(sinceBegin.toSeconds(), DAY.toSeconds()));
            insert.setLong(6, day.first());
            insert.setLong(7, day.end() - 1);
            insert.executeUpdate();
        }
    }

    private static List<String> overlapping(Connection connection, Instant from, Instant to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OVERLAPPING)) {
            select.setObject(1, to.atOffset(ZoneOffset.UTC));
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            ResultSet rows = select.executeQuery();
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static String name(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
