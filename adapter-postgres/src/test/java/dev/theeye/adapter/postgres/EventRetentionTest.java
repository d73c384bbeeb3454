package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.contracts.SampleEvent;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.AuditFilter;
import dev.theeye.domain.trust.Visibility;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventRetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final KeptDays TEN_DAYS = new KeptDays(Optional.of(Duration.ofDays(10)));
    private static final Instant FIRST = Instant.parse("2026-11-11T00:00:00Z");
    private static final ApplicationId SHOP = SampleEvents.newApplicationId();

    private final TestDatabase database = TestDatabase.empty();
    private final PostgresEventReader reader = new PostgresEventReader(database.pool(), Duration.ofSeconds(10));
    private final EventRetention retention = new EventRetention(database.pool(), TEN_DAYS);

    EventRetentionTest() throws SQLException {
        database.migrate();
        // as one that has been running since October
        new EventPartitions(database.pool()).make(Instant.parse("2026-10-20T12:00:00Z"));
        new EventPartitions(database.pool()).make(NOW);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void what_is_older_goes_with_its_partition_and_what_is_not_stays() throws SQLException {
        keep(event(FIRST.minusMillis(1)));
        keep(event(FIRST));
        keep(event(NOW));

        retention.run(NOW);

        assertThat(count()).isEqualTo(2);
        assertThat(partitions("< 'event_20261111'")).isEqualTo("0");
        assertThat(partitions(">= 'event_20261111'")).isEqualTo("18");
    }

    @Test
    void partitions_that_were_dropped_are_not_made_again() throws SQLException {
        retention.run(NOW);

        new EventPartitions(database.pool(), TEN_DAYS).make(NOW);

        assertThat(partitions("< 'event_20261111'")).isEqualTo("0");
    }

    @Test
    void in_a_partition_of_many_days_and_in_the_default_one_rows_are_deleted() throws SQLException {
        keep(event(Instant.parse("2026-03-03T00:00:00Z")));
        keep(event(Instant.parse("2026-03-30T00:00:00Z")));
        KeptDays sinceMarch = new KeptDays(Optional.of(Duration.between(Instant.parse("2026-03-15T00:00:00Z"), NOW)));
        database.execute("ALTER TABLE event DETACH PARTITION event_20250101_20260101");
        keep(event(Instant.parse("2025-06-06T00:00:00Z")));
        String waiting = database.ask("SELECT count(*) FROM event_default");

        new EventRetention(database.pool(), sinceMarch).run(NOW);

        assertThat(waiting).isEqualTo("1");
        assertThat(count()).isEqualTo(1);
        assertThat(database.ask("SELECT count(*) FROM event_20260301_20260401")).isEqualTo("1");
    }

    @Test
    void counts_and_sessions_follow() throws SQLException {
        SessionId old = SampleEvents.newSession();
        SessionId both = SampleEvents.newSession();
        keep(event(FIRST.minusSeconds(60)).in(old).name("old"));
        keep(event(FIRST.minusSeconds(60)).in(both));
        keep(event(FIRST.plusSeconds(60)).in(both).receivedAt(FIRST.plusSeconds(60)));

        retention.run(NOW);

        assertThat(database.ask("SELECT sum(n) FROM event_count")).isEqualTo("1");
        assertThat(database.ask("SELECT sum(n) FROM event_count_hour")).isEqualTo("1");
        assertThat(database.ask("SELECT sum(events) FROM type_count")).isEqualTo("1");
        assertThat(database.ask("SELECT string_agg(session_id::text, ',') FROM session"))
                .isEqualTo(both.toString());
        assertThat(new PostgresEventCounts(database.pool(), Duration.ofSeconds(10)).count(new Visibility.Everything()))
                .isEqualTo(1);
    }

    @Test
    void what_comes_later_than_it_is_kept_is_stored_and_goes_next_time() throws SQLException {
        retention.run(NOW);
        Kept kept = keep(event(FIRST.minus(Duration.ofDays(3))));
        long stored = count();

        retention.run(NOW);

        assertThat(kept).isEqualTo(Kept.STORED);
        assertThat(stored).isEqualTo(1);
        assertThat(count()).isZero();
        assertThat(database.ask("SELECT coalesce(sum(n), 0) FROM event_count")).isEqualTo("0");
    }

    @Test
    void what_went_is_written_down_and_nothing_is_where_nothing_went() throws SQLException {
        keep(event(FIRST.minusSeconds(1)));
        keep(event(FIRST.minusSeconds(1)));

        retention.run(NOW);
        retention.run(NOW);

        assertThat(new PostgresAuditTrail(database.pool())
                        .find(AuditFilter.ALL, PageRequest.first(Order.OLDEST_FIRST, 10))
                        .items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.kind().text()).isEqualTo("events.expired");
                    assertThat(entry.changes().toString()).contains("2", "2026-11-11T00:00:00.000000Z");
                });
    }

    @Test
    void a_reader_in_the_way_delays_it_and_holds_up_nobody() throws SQLException {
        keep(event(FIRST.minusSeconds(1)));
        keep(event(NOW));
        try (Connection reading = TestDatabase.dataSource(database.url()).getConnection();
                Statement statement = reading.createStatement()) {
            reading.setAutoCommit(false);
            statement.execute("SELECT FROM event");

            retention.run(NOW);

            assertThat(count()).isEqualTo(2);
        }
        retention.run(NOW);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void two_replicas_at_once_do_it_once() throws SQLException {
        keep(event(FIRST.minusSeconds(1)));
        try (Connection other = TestDatabase.dataSource(database.url()).getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + 0x6b656570 + ")");

            retention.run(NOW);

            assertThat(count()).as("left to the other").isEqualTo(1);
        }
    }

    @Test
    void without_a_limit_everything_is_kept() throws SQLException {
        keep(event(Instant.parse("2000-01-01T00:00:00Z")));

        new EventRetention(database.pool(), KeptDays.ALL).run(NOW);

        assertThat(count()).isEqualTo(1);
    }

    private long count() {
        return reader.count(EventFilter.everything(new Visibility.Everything()));
    }

    private String partitions(String names) {
        return database.ask("SELECT count(*) FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
                + " WHERE inhparent = 'event'::regclass AND relname <> 'event_default' AND relname " + names);
    }

    private static SampleEvent event(Instant time) {
        return SampleEvents.of(SHOP).category("c").name("n").receivedAt(time).occurredAt(time);
    }

    private Kept keep(SampleEvent sample) {
        return new PostgresEventStore(database.pool())
                .keep(List.of(sample.verdict()))
                .getFirst();
    }
}
