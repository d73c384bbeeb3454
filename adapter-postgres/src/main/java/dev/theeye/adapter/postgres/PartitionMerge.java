package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes months of the days that are long over, so that the partitions stay few. A question that names no time locks each of
 * them with its four indexes, and PostgreSQL has room for some 6,400 locks unless told otherwise: after two years of days,
 * two such questions at once would be too many.
 */
final class PartitionMerge {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionMerge.class);

    /** More takes minutes to copy. Who has so much a month should raise max_locks_per_transaction, or keep less. */
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private static final String SIZE =
            "SELECT sum(pg_total_relation_size(format('%I', name)::regclass)) FROM unnest(?) AS name";

    private static final String COPY = "INSERT INTO %s SELECT * FROM event WHERE occurred_at >= ? AND occurred_at < ?";

    private static final String INDEXES = """
            ALTER TABLE %1$s ADD PRIMARY KEY (session_id, occurred_at, event_id);
            CREATE INDEX ON %1$s (occurred_at, arrival, event_id);
            CREATE INDEX ON %1$s (category, occurred_at, arrival, event_id);
            CREATE INDEX ON %1$s (application_id, occurred_at, arrival, event_id)""";

    private final Transactions transactions;

    PartitionMerge(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /** The earliest month that can be merged, if there is one; the last month and this one stay days. */
    void mergeOne(Instant now) throws SQLException {
        LocalDate lastMonth =
                LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1).minusMonths(1);
        transactions.commit(connection -> mergeOne(connection, lastMonth));
    }

    private record Month(EventPartition whole, List<EventPartition> parts) {}

    private static Optional<Month> mergeOne(Connection connection, LocalDate lastMonth) throws SQLException {
        SchemaLock.take(connection);
        List<EventPartition> attached = EventPartition.attached(connection);
        List<Month> months = Stream.iterate(
                        Period.FIRST_DAY, first -> first.isBefore(lastMonth), first -> first.plusMonths(1))
                .map(first -> month(first, attached))
                .flatMap(Optional::stream)
                .toList();
        for (Month month : months) {
            if (bytes(connection, month.parts) <= MOST_BYTES) {
                merge(connection, month);
                return Optional.of(month);
            }
        }
        return Optional.empty();
    }

    /** Where several partitions make up a whole month. */
    private static Optional<Month> month(LocalDate first, List<EventPartition> attached) {
        Period period = Period.of(first, first.plusMonths(1));
        List<EventPartition> parts =
                attached.stream().filter(part -> part.period().overlaps(period)).toList();
        Duration covered = parts.stream().map(part -> part.period().length()).reduce(Duration.ZERO, Duration::plus);
        boolean whole = parts.size() > 1
                && covered.equals(period.length())
                && parts.getFirst().period().from().equals(period.from());
        return whole ? Optional.of(new Month(EventPartition.of(period), parts)) : Optional.empty();
    }

    private static long bytes(Connection connection, List<EventPartition> parts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SIZE)) {
            statement.setArray(1, Column.texts(connection, parts, EventPartition::name));
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    /** Only events that come a month late have to wait, until the last step: everybody waits for that, but it is short. */
    private static void merge(Connection connection, Month month) throws SQLException {
        EventPartition whole = month.whole;
        String names = month.parts.stream().map(EventPartition::name).collect(Collectors.joining(", "));
        EventPartition.execute(connection, "LOCK TABLE " + names + " IN SHARE ROW EXCLUSIVE MODE");
        whole.create(connection);
        int rows = whole.fill(connection, COPY);
        EventPartition.execute(connection, INDEXES.formatted(whole.name()));
        whole.constrain(connection);
        // what the attaching would otherwise read everything for, in the last step
        EventPartition.execute(
                connection,
                "ALTER TABLE %s ADD CONSTRAINT whole_month CHECK (occurred_at >= '%s' AND occurred_at < '%s')"
                        .formatted(
                                whole.name(),
                                whole.period().from(),
                                whole.period().to()));
        for (EventPartition part : month.parts) {
            EventPartition.execute(connection, "ALTER TABLE event DETACH PARTITION " + part.name());
            EventPartition.execute(connection, "DROP TABLE " + part.name());
        }
        whole.attach(connection);
        EventPartition.execute(connection, "ALTER TABLE " + whole.name() + " DROP CONSTRAINT whole_month");
        LOG.info("merged {} partitions with {} events into {}", month.parts.size(), rows, whole.name());
    }
}
