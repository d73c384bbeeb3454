package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.failure.FailedEventJob.Outcome;
import dev.theeye.domain.failure.JobId;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Jobs in a table, with one row for each failed event that a job is still about. Leases go by the database's clock. */
public final class PostgresFailedEventJobs implements FailedEventJobs {
    private final Transactions transactions;

    public PostgresFailedEventJobs(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public FailedEventJob start(Kind kind, FailedEventFilter filter, ApplicationId by, Instant at) {
        UUID id = UUID.randomUUID();
        return commit(connection -> {
            Question matching = PostgresEventReader.where(
                            filter,
                            "INSERT INTO failed_event_job_item (job_id, arrival, failed_event_id) SELECT '" + id
                                    + "'::uuid, arrival, id FROM failed_event")
                    .and("status = 'open'");
            try (PreparedStatement insert = matching.prepare(connection)) {
                int matched = insert.executeUpdate();
                return one(
                                connection,
                                FailedEventJobTable.INSERT,
                                id,
                                FailedEventJobTable.text(kind),
                                by.value(),
                                Question.time(at),
                                matched)
                        .orElseThrow();
            }
        });
    }

    @Override
    public Optional<FailedEventJob> find(JobId id, Visibility visibility) {
        return commit(connection -> one(connection, FailedEventJobTable.SELECT + " WHERE id = ?", id.value()))
                .filter(job -> visibility.shows(job.startedBy()));
    }

    @Override
    public Optional<FailedEventJob> take(Duration lease) {
        return commit(connection -> one(connection, FailedEventJobTable.TAKE, lease.toMillis()));
    }

    @Override
    public List<FailedEvent> next(JobId id, int most) {
        return commit(connection -> {
            update(connection, FailedEventJobTable.SETTLE_CLOSED, id.value(), most, id.value());
            try (PreparedStatement next =
                    prepare(connection, FailedEventJobTable.NEXT, id.value(), most, (long) Page.MAX_BYTES)) {
                ResultSet rows = next.executeQuery();
                List<FailedEvent> open = new ArrayList<>();
                while (rows.next()) {
                    open.add(FailedEventTable.read(rows));
                }
                return open;
            }
        });
    }

    @Override
    public void settle(JobId id, Outcome outcome, Collection<EventId> events) {
        commit(connection -> update(
                connection,
                FailedEventJobTable.SETTLE,
                FailedEventJobTable.text(outcome),
                id.value(),
                Column.uuids(connection, events, EventId::value)));
    }

    @Override
    public void discard(JobId id, int most) {
        commit(connection -> update(connection, FailedEventJobTable.DISCARD, id.value(), most, id.value()));
    }

    @Override
    public FailedEventJob progress(JobId id, Duration lease) {
        return commit(connection ->
                        one(connection, FailedEventJobTable.PROGRESS, id.value(), lease.toMillis(), id.value()))
                .orElseThrow(() -> new IllegalArgumentException("no job " + id));
    }

    private static Optional<FailedEventJob> one(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            ResultSet rows = statement.executeQuery();
            return rows.next() ? Optional.of(FailedEventJobTable.read(rows)) : Optional.empty();
        }
    }

    private static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private <T> T commit(Transactions.Work<T> work) {
        try {
            return transactions.commit(work);
        } catch (SQLException e) {
            throw new EventStoreUnavailable("PostgreSQL could not work on a job", e);
        }
    }
}
