package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private final Transactions transactions;

    EventPartitions(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /** Makes what is missing, each partition in a transaction of its own. */
    void make(Instant now) throws SQLException {
        List<Period> there = transactions.commit(EventPartitions::there);
        for (Period period : Period.missing(there, LocalDate.ofInstant(now, ZoneOffset.UTC), DAYS_AHEAD)) {
            int rescued = transactions.commit(connection -> make(connection, period));
            if (rescued > 0) {
                LOG.warn("moved {} events from the default partition to that from {}", rescued, period.from());
            }
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

    /**
     * PostgreSQL makes no partition for rows that wait in the default one, so it is made apart, takes them over, and is
     * attached then.
     *
     * @return how many it took over
     */
    private static int make(Connection connection, Period period) throws SQLException {
        SchemaLock.take(connection);
        if (there(connection).stream().anyMatch(period::overlaps)) {
            return 0;
        }
        String name = name(period);
        try (Statement statement = connection.createStatement()) {
            // Writers wait meanwhile: what they added to the default partition now would forbid the attaching.
            statement.execute("LOCK TABLE ONLY event IN SHARE ROW EXCLUSIVE MODE");
            statement.execute("CREATE TABLE " + name + " (LIKE event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)");
            int rescued = rescue(connection, name, period);
            statement.execute("ALTER TABLE event ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                    .formatted(name, period.from(), period.to()));
            return rescued;
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
