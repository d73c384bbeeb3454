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

/** Whether one part of The Eye can work, so that readiness says which is down. */
final class PostgresHealth implements HealthIndicator {
    private static final int SECONDS = 3;

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
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            statement.execute("SELECT FROM " + table + " LIMIT 1");
            return HealthResult.builder(part, HealthStatus.UP).build();
        } catch (SQLException e) {
            // the state, not the message: that may name hosts and users, and everybody may ask for our health
            return down("SQLSTATE " + e.getSQLState());
        }
    }

    private HealthResult down(String reason) {
        return HealthResult.builder(part, HealthStatus.DOWN)
                .details(Map.of("reason", reason))
                .build();
    }
}
