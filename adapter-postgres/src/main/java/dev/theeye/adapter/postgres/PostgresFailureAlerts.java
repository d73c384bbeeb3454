package dev.theeye.adapter.postgres;

import dev.theeye.domain.failure.FailureAlert;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.FailureAlerts;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** A row for each type that fails too often; leases go by the database's clock. */
public final class PostgresFailureAlerts implements FailureAlerts {
    private static final String WATCH = """
            WITH failing AS (
                SELECT category, name, count(*) AS failures FROM failed_event
                WHERE received_at >= ? GROUP BY category, name HAVING count(*) * 2 >= ?),
            over AS (
                DELETE FROM failure_alert a WHERE told_at IS NOT NULL AND NOT EXISTS (
                    SELECT FROM failing f
                    WHERE f.category IS NOT DISTINCT FROM a.category AND f.name IS NOT DISTINCT FROM a.name))
            INSERT INTO failure_alert (category, name, failures, raised_at)
            SELECT category, name, failures, ? FROM failing WHERE failures >= ?
            ORDER BY category, name
            ON CONFLICT DO NOTHING""";

    private static final String DUE = """
            UPDATE failure_alert SET due_at = now() + ? * interval '1 millisecond'
            WHERE id = (
                SELECT id FROM failure_alert WHERE told_at IS NULL AND due_at <= now()
                ORDER BY raised_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, category, name, failures, raised_at""";

    private static final String TOLD = "UPDATE failure_alert SET told_at = now() WHERE id = ?";

    private static final String POSTPONE =
            "UPDATE failure_alert SET due_at = now() + ? * interval '1 millisecond' WHERE id = ?";

    private final Transactions transactions;

    public PostgresFailureAlerts(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public void watch(Instant from, Instant now, long threshold) {
        update(WATCH, Question.time(from), threshold, Question.time(now), threshold);
    }

    @Override
    public Optional<FailureAlert> due(Duration lease) {
        return commit(
                DUE,
                statement -> {
                    ResultSet row = statement.executeQuery();
                    return row.next() ? Optional.of(read(row)) : Optional.empty();
                },
                lease.toMillis());
    }

    @Override
    public void told(UUID id) {
        update(TOLD, id);
    }

    @Override
    public void postpone(UUID id, Duration pause) {
        update(POSTPONE, pause.toMillis(), id);
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private void update(String sql, Object... parameters) {
        commit(sql, PreparedStatement::executeUpdate, parameters);
    }

    private <T> T commit(String sql, Work<T> work, Object... parameters) {
        try {
            return transactions.commit(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (int i = 0; i < parameters.length; i++) {
                        statement.setObject(i + 1, parameters[i]);
                    }
                    return work.on(statement);
                }
            });
        } catch (SQLException e) {
            throw new EventStoreUnavailable("PostgreSQL could not say what fails too often", e);
        }
    }

    private static FailureAlert read(ResultSet row) throws SQLException {
        return new FailureAlert(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }
}
