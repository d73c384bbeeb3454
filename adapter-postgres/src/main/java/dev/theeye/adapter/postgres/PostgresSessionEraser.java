package dev.theeye.adapter.postgres;

import dev.theeye.adapter.postgres.CountTables.Slot;
import dev.theeye.adapter.postgres.CountTables.Source;
import dev.theeye.adapter.postgres.CountTables.Totals;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.SessionEraser;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.AuditEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Erases while nobody records: see {@link RecordingGate}. */
public final class PostgresSessionEraser implements SessionEraser {
    /** Nobody counts at the same time, and only the sum over the shards means anything. */
    private static final short SHARD = 0;

    private static final String SESSION = "DELETE FROM session WHERE session_id = ? RETURNING application_id";

    private static final String EVENTS = """
            WITH gone AS (
                DELETE FROM event WHERE session_id = ? RETURNING application_id, category, name, occurred_at, received_at)
            SELECT application_id, category, name, count(*), min(received_at), max(received_at),
                date_trunc('minute', occurred_at, 'UTC') AS minute
            FROM gone GROUP BY application_id, category, name, minute""";

    /** Who sent the id in capitals is found as well: what can be read as an id is kept in one spelling. */
    private static final String FAILED_EVENTS = """
            WITH gone AS (
                DELETE FROM failed_event WHERE session_id = ?::text RETURNING application_id, category, name, received_at)
            SELECT application_id, category, name, count(*), min(received_at), max(received_at)
            FROM gone GROUP BY application_id, category, name""";

    private final Transactions transactions;

    public PostgresSessionEraser(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Optional<Erased> erase(SessionId session, Act act) {
        try {
            return transactions.commit(connection -> erase(connection, session, act));
        } catch (SQLException e) {
            throw new EventStoreUnavailable("PostgreSQL could not erase the session", e);
        }
    }

    private static Optional<Erased> erase(Connection connection, SessionId session, Act act) throws SQLException {
        RecordingGate.shut(connection);
        Optional<ApplicationId> owner = forget(connection, session);
        Map<Slot, Long> minutes = new HashMap<>();
        Map<Source, Totals> types = new HashMap<>();
        Erased erased =
                new Erased(events(connection, session, minutes, types), failedEvents(connection, session, types));
        if (owner.isEmpty() && erased.events() + erased.failedEvents() == 0) {
            return Optional.empty();
        }
        RoundTrip trip = new RoundTrip(connection);
        CountTables.addInTime(trip, SHARD, minutes);
        CountTables.addByType(trip, SHARD, types);
        trip.make();
        AuditTable.insert(connection, AuditEntry.sessionErased(act, owner.orElse(null), session, erased));
        return Optional.of(erased);
    }

    private static Optional<ApplicationId> forget(Connection connection, SessionId session) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(SESSION)) {
            delete.setObject(1, session.value());
            ResultSet row = delete.executeQuery();
            return row.next() ? Optional.of(new ApplicationId(row.getObject(1, UUID.class))) : Optional.empty();
        }
    }

    private static long events(
            Connection connection, SessionId session, Map<Slot, Long> minutes, Map<Source, Totals> types)
            throws SQLException {
        long all = 0;
        try (PreparedStatement delete = connection.prepareStatement(EVENTS)) {
            delete.setObject(1, session.value());
            ResultSet rows = delete.executeQuery();
            while (rows.next()) {
                Source source = new Source(
                        new ApplicationId(rows.getObject(1, UUID.class)),
                        new EventType(rows.getString(2), rows.getString(3)));
                long gone = rows.getLong(4);
                all += gone;
                minutes.put(new Slot(time(rows, 7), source), -gone);
                types.merge(source, new Totals(-gone, 0, time(rows, 5), time(rows, 6)), Totals::plus);
            }
        }
        return all;
    }

    private static long failedEvents(Connection connection, SessionId session, Map<Source, Totals> types)
            throws SQLException {
        long all = 0;
        try (PreparedStatement delete = connection.prepareStatement(FAILED_EVENTS)) {
            delete.setString(1, session.toString());
            ResultSet rows = delete.executeQuery();
            while (rows.next()) {
                long gone = rows.getLong(4);
                all += gone;
                if (isText(rows.getString(2)) && isText(rows.getString(3))) {
                    types.merge(
                            new Source(
                                    new ApplicationId(rows.getObject(1, UUID.class)),
                                    new EventType(rows.getString(2), rows.getString(3))),
                            new Totals(0, -gone, time(rows, 5), time(rows, 6)),
                            Totals::plus);
                }
            }
        }
        return all;
    }

    /** Without a category and a name, a failed event is of no type that counts. */
    private static boolean isText(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
