package dev.theeye.adapter.postgres;

import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.AuditEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away the events that are older than they are kept, and what is left of them: their counts, and the sessions that have no others.
 * Whole partitions are dropped; elsewhere (in a partition of many days, and where late events wait) rows are deleted, a few thousand at
 * a time. One replica at a time does so. What is missed, because an event came late or a reader was in the way, is taken next time.
 */
final class EventRetention {
    private static final Logger LOG = LoggerFactory.getLogger(EventRetention.class);

    /** Any number that nobody else takes in this database; this one spells "keep". */
    private static final long KEY = 0x6b656570;

    private static final int ROWS_AT_ONCE = 5_000;

    /** Everybody who comes after whoever waits for the table waits, too. PostgreSQL detaches nothing concurrently beside a default partition. */
    private static final String LOCK_BRIEFLY = "SET LOCAL lock_timeout = '500ms'";

    private static final String DELETE = """
            DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE occurred_at < ? LIMIT %2$s))""";

    private final DataSource dataSource;
    private final Transactions transactions;
    private final KeptDays days;

    EventRetention(DataSource dataSource, KeptDays days) {
        this.dataSource = dataSource;
        this.transactions = new Transactions(dataSource);
        this.days = days;
    }

    void run(Instant now) throws SQLException {
        if (days.atLeast().isEmpty()) {
            return;
        }
        try (Connection alone = dataSource.getConnection();
                Statement statement = alone.createStatement()) {
            ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + KEY + ")");
            row.next();
            if (row.getBoolean(1)) {
                try {
                    removeBefore(days.first(now).atStartOfDay(ZoneOffset.UTC).toInstant());
                } finally {
                    statement.execute("SELECT pg_advisory_unlock(" + KEY + ")");
                }
            }
        }
    }

    private void removeBefore(Instant first) throws SQLException {
        List<EventPartition> attached = transactions.commit(EventPartition::attached);
        for (EventPartition partition : attached) {
            if (!partition.period().to().isAfter(first)) {
                drop(partition);
            } else if (partition.period().from().isBefore(first)) {
                delete(partition.name(), first);
            }
        }
        delete("event_default", first);
        long events = new ExpiredCounts(transactions).removeBefore(first);
        long sessions = new EmptySessions(transactions).removeBegunBefore(first);
        if (events > 0) {
            LOG.info(
                    "{} events from before {} are not kept any longer; {} sessions ended with them",
                    events,
                    first,
                    sessions);
            AuditEntry entry = AuditEntry.eventsExpired(Act.now(Clock.systemUTC(), null), first, events);
            transactions.commit(connection -> {
                AuditTable.insert(connection, entry);
                return entry;
            });
        }
    }

    private void drop(EventPartition partition) {
        try {
            transactions.commit(connection -> {
                SchemaLock.take(connection);
                EventPartition.execute(connection, LOCK_BRIEFLY);
                EventPartition.execute(connection, "DROP TABLE " + partition.name());
                return partition;
            });
            LOG.info("dropped partition {}: its events are not kept any longer", partition.name());
        } catch (SQLException e) {
            LOG.warn("could not drop partition {} now; trying again next time", partition.name(), e);
        }
    }

    private void delete(String partition, Instant first) throws SQLException {
        long all = 0;
        int deleted;
        do {
            deleted = transactions.commit(connection -> delete(connection, partition, first));
            all += deleted;
        } while (deleted == ROWS_AT_ONCE);
        if (all > 0) {
            LOG.info("deleted {} events from {} that are not kept any longer", all, partition);
        }
    }

    private static int delete(Connection connection, String partition, Instant first) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE.formatted(partition, ROWS_AT_ONCE))) {
            delete.setObject(1, Question.time(first));
            return delete.executeUpdate();
        }
    }
}
