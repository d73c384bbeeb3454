package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions of the table event. Several replicas may make them at once. */
final class EventPartitions {
    /** So many days may pass in which none can be made, before events fall into the default partition. */
    static final int DAYS_AHEAD = 7;

    private static final Logger LOG = LoggerFactory.getLogger(EventPartitions.class);

    /** The bounds in the words of the catalogue, read by the server itself: only it knows in which time zone it wrote them. */
    private static final String THERE = """
            SELECT substring(bounds FROM 'FROM \\(''([^'']+)''\\)')::timestamptz,
                substring(bounds FROM 'TO \\(''([^'']+)''\\)')::timestamptz
            FROM pg_inherits
            JOIN pg_class partition ON partition.oid = inhrelid
            CROSS JOIN pg_get_expr(relpartbound, partition.oid) AS bounds
            WHERE inhparent = 'event'::regclass AND bounds <> 'DEFAULT'""";

    /**
     * Writers wait until the end: what they added to the default partition meanwhile would forbid the attaching. It is
     * locked here already, so that a reader who keeps it makes us give up once, not once for each partition.
     */
    private static final String LOCK = """
            LOCK TABLE ONLY event IN SHARE ROW EXCLUSIVE MODE;
            LOCK TABLE event_default IN ACCESS EXCLUSIVE MODE""";

    private final Transactions transactions;

    EventPartitions(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /** Makes what is missing. */
    void make(Instant now) throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!Period.missing(transactions.commit(EventPartitions::there), today, DAYS_AHEAD)
                .isEmpty()) {
            transactions.commit(connection -> make(connection, today));
        }
    }

    static List<Period> there(Connection connection) throws SQLException {
        List<Period> there = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(THERE);
            while (rows.next()) {
                there.add(new Period(
                        rows.getObject(1, OffsetDateTime.class).toInstant(),
                        rows.getObject(2, OffsetDateTime.class).toInstant()));
            }
        }
        return there;
    }

    /** Looks again first: another replica may have been faster. In one transaction, for each takes a write to the disk. */
    private static boolean make(Connection connection, LocalDate today) throws SQLException {
        SchemaLock.take(connection);
        List<Period> missing = Period.missing(there(connection), today, DAYS_AHEAD);
        execute(connection, LOCK);
        for (Period period : missing) {
            Savepoint before = connection.setSavepoint();
            try {
                make(connection, period);
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                connection.rollback(before);
                LOG.warn("could not make partition {}: its events stay in the default one", name(period), e);
            }
        }
        return true;
    }

    /**
     * PostgreSQL makes no partition for rows that wait in the default one, so it is made apart, takes them over, and is
     * attached then.
     */
    private static void make(Connection connection, Period period) throws SQLException {
        String name = name(period);
        execute(connection, "CREATE TABLE " + name + " (LIKE event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)");
        int rescued = rescue(connection, name, period);
        if (rescued > 0) {
            LOG.warn("moved {} events from the default partition to {}", rescued, name);
        }
        execute(
                connection,
                "ALTER TABLE event ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                        .formatted(name, period.from(), period.to()));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int rescue(Connection connection, String name, Period period) throws SQLException {
        String move = """
                WITH moved AS (DELETE FROM event_default WHERE occurred_at >= ? AND occurred_at < ? RETURNING *)
                INSERT INTO %s SELECT * FROM moved""".formatted(name);
        try (PreparedStatement statement = connection.prepareStatement(move)) {
            statement.setObject(1, period.from().atOffset(ZoneOffset.UTC));
            statement.setObject(2, period.to().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }

    /** Of both days, so that no other period can have it. */
    private static String name(Period period) {
        DateTimeFormatter day = DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
        return "event_" + day.format(period.from()) + "_" + day.format(period.to());
    }
}
