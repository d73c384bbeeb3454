package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.health.HealthStatus;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

final class WiringTest {
    private final TestDatabase database = TestDatabase.empty();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void the_start_makes_tables_and_partitions() {
        try (TestContext context = TestContext.on(database)) {
            assertThat(context.bean(EventStore.class)).isInstanceOf(PostgresEventStore.class);
            assertThat(context.bean(EventReader.class)).isInstanceOf(PostgresEventReader.class);
            assertThat(context.bean(EventQueue.class)).isInstanceOf(PostgresEventQueue.class);
        }

        assertThat(Integer.parseInt(
                        database.ask("SELECT count(*) FROM pg_inherits WHERE inhparent = 'event'::regclass")))
                .isGreaterThan(20);
    }

    @Test
    void the_clock_skew_of_the_rules_is_the_databases_too() {
        TestContext.on(database, Map.of("eye.rules.clock-skew", "PT90S")).close();

        assertThat(database.ask("SELECT pg_get_constraintdef(oid) FROM pg_constraint"
                        + " WHERE conrelid = 'event'::regclass AND conname = 'event_not_from_the_future'"))
                .contains("'00:01:30'::interval");
    }

    @Test
    void with_another_queue_there_is_none_in_postgresql() {
        try (TestContext context = TestContext.on(database, Map.of("eye.queue", "rabbit"))) {
            assertThat(context.context().findBean(EventQueue.class)).isEmpty();
            assertThat(context.context().findBean(HealthIndicator.class, Qualifiers.byName("queue")))
                    .isEmpty();
        }
    }

    @Test
    void without_postgresql_nothing_of_this_is_there() {
        try (ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .properties(Map.of("eye.store", "memory", "eye.queue", "memory"))
                .start()) {
            assertThat(context.findBean(EventStore.class)).isEmpty();
            assertThat(context.findBean(ApplicationRepository.class)).isEmpty();
        }
    }

    @Test
    void the_settings_have_these_defaults() {
        try (ApplicationContext context =
                ApplicationContext.builder().banner(false).start()) {
            assertThat(context.getBean(PostgresSettings.class)).isEqualTo(new PostgresSettings(Duration.ofSeconds(30)));
            assertThat(context.getBean(PostgresQueueSettings.class))
                    .isEqualTo(new PostgresQueueSettings(
                            1000,
                            1024 * 1024,
                            5000,
                            4 * 1024 * 1024,
                            50_000,
                            64 * 1024 * 1024,
                            200_000,
                            4L * 1024 * 1024 * 1024,
                            Duration.ofSeconds(5),
                            Duration.ofMillis(100),
                            Duration.ofMillis(50),
                            1000,
                            4 * 1024 * 1024));
        }
    }

    @Test
    void batches_that_a_recorder_would_not_take_are_refused_at_the_start() {
        assertThatThrownBy(() -> {
                    try (ApplicationContext context = ApplicationContext.builder()
                            .banner(false)
                            .properties(Map.of("eye.postgres.queue.batch-events", 9500))
                            .start()) {
                        context.getBean(PostgresQueueSettings.class);
                    }
                })
                .isInstanceOf(BeanContextException.class)
                .hasMessageContaining("eye.postgres.queue");
    }

    /** The driver takes no notice of numbers and truth values, only of text. */
    @Test
    void both_pools_end_what_hangs_and_quote_no_rows_in_messages() throws SQLException {
        try (TestContext context = TestContext.on(database)) {
            for (String pool : List.of("default", "reading")) {
                DataSource dataSource = DelegatingDataSource.unwrapDataSource(
                        context.context().getBean(DataSource.class, Qualifiers.byName(pool)));
                try (Connection connection = dataSource.getConnection()) {
                    assertThat(connection.getNetworkTimeout()).isEqualTo(60_000);
                    assertThatThrownBy(() -> connection
                                    .createStatement()
                                    .execute("INSERT INTO application VALUES (gen_random_uuid(), 'secret', NULL)"))
                            .hasMessageNotContaining("secret");
                }
            }
        }
    }

    /** The queue must go before the pool that it needs for that. */
    @Test
    void the_end_commits_what_waits() throws SQLException {
        TestContext context = TestContext.on(database);
        CompletableFuture<Void> adding;
        CompletableFuture<Void> ending;
        try (Connection lock = TestDatabase.dataSource(database.url()).getConnection()) {
            lock.setAutoCommit(false);
            EventPartition.execute(lock, "LOCK TABLE queued_message IN SHARE MODE");
            adding = context.bean(EventQueue.class)
                    .add(List.of(SampleEvents.any().raw()));
            ending = CompletableFuture.runAsync(context::close);
            lock.rollback();
        }

        assertThat(ending).succeedsWithin(Duration.ofSeconds(30));
        assertThat(adding).succeedsWithin(Duration.ofSeconds(1));
        assertThat(database.ask("SELECT sum(events) FROM queued_message")).isEqualTo("1");
    }

    @Test
    void health_says_which_part_is_down() {
        try (TestContext context = TestContext.on(database)) {
            assertThat(health(context, "store").getStatus()).isEqualTo(HealthStatus.UP);
            assertThat(health(context, "queue").getStatus()).isEqualTo(HealthStatus.UP);

            database.execute("DROP TABLE queued_message");
            assertThat(health(context, "store").getStatus()).isEqualTo(HealthStatus.UP);
            assertThat(health(context, "queue").getStatus()).isEqualTo(HealthStatus.DOWN);

            database.network().fallSilent();
            CompletableFuture<HealthResult> silent = CompletableFuture.supplyAsync(() -> health(context, "store"));
            assertThat(silent).succeedsWithin(Duration.ofSeconds(10));
            assertThat(silent.join().getStatus()).isEqualTo(HealthStatus.DOWN);
            database.network().begin();
        }
    }

    private static HealthResult health(TestContext context, String part) {
        Publisher<HealthResult> result = context.context()
                .getBean(HealthIndicator.class, Qualifiers.byName(part))
                .getResult();
        HealthResult health = Mono.from(result).block();
        assertThat(health).isNotNull();
        assertThat(health.getName()).isEqualTo(part);
        return health;
    }
}
