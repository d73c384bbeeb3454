package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.contracts.SampleEvent;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.trust.Visibility;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventPartitionsTest {
    private static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");
    private static final String COUNT = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'event'::regclass";

    private final TestDatabase database = TestDatabase.empty();
    private final DataSource pool = database.pool();
    private final EventPartitions partitions = new EventPartitions(pool);

    EventPartitionsTest() {
        database.migrate();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void an_event_goes_to_the_partition_of_its_day() throws SQLException {
        partitions.make(NOW);

        keep(SampleEvents.any().receivedAt(NOW).occurredAt(NOW));
        keep(SampleEvents.any().receivedAt(NOW).occurredAt(Instant.parse("2000-01-01T00:00:00Z")));

        assertThat(database.ask("SELECT count(*) FROM event_20261103_20261104")).isEqualTo("1");
        assertThat(database.ask("SELECT count(*) FROM event_20000101_20100101")).isEqualTo("1");
        assertThat(database.ask("SELECT count(*) FROM event_default")).isEqualTo("0");
    }

    @Test
    void rows_that_wait_in_the_default_partition_move_to_their_own() throws SQLException {
        SampleEvent early = SampleEvents.any().receivedAt(NOW).occurredAt(NOW);
        SampleEvent late = SampleEvents.any()
                .receivedAt(NOW.plus(Duration.ofDays(100)))
                .occurredAt(NOW.plus(Duration.ofDays(100)));
        keep(early);
        keep(late);
        String before = database.ask("SELECT count(*) FROM event_default");

        partitions.make(NOW);

        assertThat(before).isEqualTo("2");
        assertThat(database.ask("SELECT count(*) FROM event_20261103_20261104")).isEqualTo("1");
        assertThat(database.ask("SELECT count(*) FROM event_default"))
                .as("the one that is months ahead")
                .isEqualTo("1");
        assertThat(keep(early)).as("where it has moved to, it is still known").isEqualTo(Kept.DUPLICATE);
        assertThat(new PostgresEventReader(pool, Duration.ofSeconds(10))
                        .count(EventFilter.everything(new Visibility.Everything())))
                .isEqualTo(2);
    }

    @Test
    void a_row_that_was_kept_under_another_setting_moves_too() throws SQLException {
        keep(SampleEvents.any().receivedAt(NOW).occurredAt(NOW.plusSeconds(50)));
        new SkewConstraint(pool).set(Duration.ZERO);

        partitions.make(NOW);

        assertThat(database.ask("SELECT count(*) FROM event_20261103_20261104")).isEqualTo("1");
    }

    @Test
    void a_partition_that_cannot_be_made_hinders_no_other() throws SQLException {
        database.execute("CREATE TABLE event_20261103_20261104 ()");

        partitions.make(NOW);

        assertThat(database.ask(COUNT)).as("all but the one of that day").isEqualTo("28");
        assertThat(keep(SampleEvents.any().receivedAt(NOW).occurredAt(NOW))).isEqualTo(Kept.STORED);
    }

    @Test
    void replicas_that_start_at_once_make_each_partition_once() {
        List<CompletableFuture<Void>> replicas = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    try {
                        partitions.make(NOW);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .limit(4)
                .toList();

        replicas.forEach(CompletableFuture::join);

        assertThat(database.ask(COUNT)).isEqualTo("29");
    }

    @Test
    void whoever_keeps_the_table_locked_delays_partitions_but_not_the_start() throws SQLException {
        try (Connection reader = TestDatabase.dataSource(database.url()).getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT FROM event");

            assertThatThrownBy(() -> partitions.make(NOW)).isInstanceOf(SQLException.class);
            PartitionKeeper.start(pool, Clock.systemUTC(), KeptDays.ALL).close();
        }

        assertThat(keep(SampleEvents.any().receivedAt(NOW).occurredAt(NOW))).isEqualTo(Kept.STORED);
        assertThat(database.ask("SELECT count(*) FROM event_default")).isEqualTo("1");
    }

    @Test
    void what_runs_for_a_day_makes_the_next_one() throws SQLException {
        partitions.make(NOW);
        String before = database.ask(COUNT);

        partitions.make(NOW.plus(Duration.ofDays(1)));

        assertThat(Integer.parseInt(database.ask(COUNT))).isEqualTo(Integer.parseInt(before) + 1);
    }

    private Kept keep(SampleEvent sample) {
        return new PostgresEventStore(pool).keep(List.of(sample.verdict())).getFirst();
    }
}
