package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the partitions of the table event. Several replicas may do so at once. */
final class EventPartitions {
    /** So many days may pass in which none can be made, before events fall into the default partition. */
    static final int DAYS_AHEAD = 7;

    private static final Logger LOG = LoggerFactory.getLogger(EventPartitions.class);

    /**
     * Writers wait until the end: what they added to the default partition meanwhile would forbid the attaching. It is
     * locked here already, so that a reader who keeps it makes us give up once, not once for each partition.
     */
    private static final String LOCK = """
            LOCK TABLE ONLY event IN SHARE ROW EXCLUSIVE MODE;
            LOCK TABLE event_default IN ACCESS EXCLUSIVE MODE""";

    private static final String RESCUE = """
            WITH moved AS (DELETE FROM event_default WHERE occurred_at >= ? AND occurred_at < ? RETURNING *)
            INSERT INTO %s SELECT * FROM moved""";

    private final Transactions transactions;
    private final KeptDays days;

    EventPartitions(DataSource dataSource) {
        this(dataSource, KeptDays.ALL);
    }

    /** @param days that are kept: what comes from before has no partition, and waits in the default one until it goes */
    EventPartitions(DataSource dataSource, KeptDays days) {
        this.transactions = new Transactions(dataSource);
        this.days = days;
    }

    /** Makes what is missing. */
    void make(Instant now) throws SQLException {
        LocalDate first = days.first(now);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!transactions
                .commit(connection -> missing(connection, first, today))
                .isEmpty()) {
            transactions.commit(connection -> make(connection, first, today));
        }
    }

    private static List<EventPartition> missing(Connection connection, LocalDate first, LocalDate today)
            throws SQLException {
        List<Period> there = EventPartition.attached(connection).stream()
                .map(EventPartition::period)
                .toList();
        return Period.missing(there, first, today, DAYS_AHEAD).stream()
                .map(EventPartition::of)
                .toList();
    }

    /** Looks again first: another replica may have been faster. In one transaction, for each takes a write to the disk. */
    private static List<EventPartition> make(Connection connection, LocalDate first, LocalDate today)
            throws SQLException {
        SchemaLock.take(connection);
        List<EventPartition> missing = missing(connection, first, today);
        EventPartition.execute(connection, LOCK);
        for (EventPartition partition : missing) {
            Savepoint before = connection.setSavepoint();
            try {
                make(connection, partition);
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                connection.rollback(before);
                LOG.warn("could not make partition {}: its events stay in the default one", partition.name(), e);
            }
        }
        return missing;
    }

    /**
     * PostgreSQL makes no partition for rows that wait in the default one, so it is made apart, takes them over, and is
     * attached then.
     */
    private static void make(Connection connection, EventPartition partition) throws SQLException {
        partition.create(connection);
        int rescued = partition.fill(connection, RESCUE);
        if (rescued > 0) {
            LOG.warn("moved {} events from the default partition to {}", rescued, partition.name());
        }
        partition.constrain(connection);
        partition.attach(connection);
    }
}
