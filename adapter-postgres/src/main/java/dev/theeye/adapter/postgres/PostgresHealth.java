package dev.theeye.adapter.postgres;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.reactivestreams.Publisher;

/**
 * Whether one part of The Eye can work, so that readiness says which is down. It tries what that takes: its table is read, a
 * temporary file is written to the disk, and a transaction is committed durably. It keeps nothing.
 */
final class PostgresHealth implements HealthIndicator {
    private static final int SECONDS = 3;

    /** More than half a megabyte, which does not fit into the memory: where the disk is full, this fails as recording does. */
    private static final String WRITE_TO_DISK = """
            SET LOCAL temp_tablespaces = '';
            SET LOCAL work_mem = '64kB';
            SELECT count(*) FROM generate_series(1, 20000)""";

    /** Into the log that is synced before a commit returns; it says nothing to anyone. */
    private static final String WRITE_DURABLY = "SELECT pg_logical_emit_message(true, 'the-eye', '')";

    private final String part;
    private final String table;
    private final DataSource dataSource;

    /** @param table that the part cannot do without */
    PostgresHealth(String part, String table, DataSource dataSource) {
        this.part = part;
        this.table = table;
        this.dataSource = dataSource;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(
                () -> CompletableFuture.supplyAsync(this::check, Thread::startVirtualThread)
                        .completeOnTimeout(down("no answer within " + SECONDS + " s"), SECONDS, TimeUnit.SECONDS));
    }

    private HealthResult check() {
        try {
            return new Transactions(dataSource).commit(this::tryOut);
        } catch (SQLException e) {
            // the state, not the message: that may name hosts and users, and everybody may ask for our health
            return down(SqlStates.reason(e));
        }
    }

    private HealthResult tryOut(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            statement.execute("SELECT FROM " + table + " LIMIT 1");
            statement.execute(WRITE_TO_DISK);
            statement.execute(WRITE_DURABLY);
        }
        return HealthResult.builder(part, HealthStatus.UP).build();
    }

    private HealthResult down(String reason) {
        return HealthResult.builder(part, HealthStatus.DOWN)
                .details(Map.of("reason", reason))
                .build();
    }
}
