package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.contracts.SampleEvent;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What the tables of counts hold is what one would count. */
final class CountTablesTest {
    /** The rows in which the counts differ from the events, on either side. */
    private static final String DIFFERENCES = """
            WITH counted AS (
                SELECT %2$s, application_id, category, name, sum(n)::bigint FROM %1$s GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0),
            there AS (
                SELECT date_trunc('%2$s', occurred_at, 'UTC'), application_id, category, name, count(*)
                FROM event GROUP BY 1, 2, 3, 4)
            SELECT count(*) FROM (
                (SELECT * FROM counted EXCEPT SELECT * FROM there)
                UNION ALL (SELECT * FROM there EXCEPT SELECT * FROM counted)) AS different""";

    @Test
    void minutes_and_hours_add_up_to_the_events_however_they_came() {
        try (TestDatabase database = TestDatabase.create()) {
            ApplicationId application = SampleEvents.newApplicationId();
            Instant base = Instant.parse("2024-02-28T23:58:00Z");
            List<SampleEvent> samples = new ArrayList<>(IntStream.range(0, 600)
                    .mapToObj(i -> SampleEvents.of(application)
                            .category("category " + i % 3)
                            .occurredAt(base.plusMillis(500L * i)))
                    .toList());
            samples.addAll(samples.subList(0, 200));
            PostgresEventStore store = new PostgresEventStore(database.pool());

            List<CompletableFuture<Void>> keeping = IntStream.range(0, 4)
                    .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                        List<SampleEvent> shuffled = new ArrayList<>(samples);
                        Collections.shuffle(shuffled);
                        for (int i = 0; i < shuffled.size(); i += 100) {
                            store.keep(SampleEvents.verdicts(shuffled.subList(i, i + 100)));
                        }
                    }))
                    .toList();
            keeping.forEach(CompletableFuture::join);

            assertThat(database.ask("SELECT sum(n) FROM event_count")).isEqualTo("600");
            assertThat(database.ask("SELECT sum(n) FROM event_count_hour")).isEqualTo("600");
            assertNoDifferences(database);
        }
    }

    @Test
    void what_an_earlier_version_recorded_is_counted_when_the_tables_are_made() {
        try (TestDatabase database = TestDatabase.empty()) {
            migrateTo(database, "5");
            database.execute("""
                    INSERT INTO event (session_id, occurred_at, event_id, arrival, application_id, category, name, data, received_at)
                    SELECT gen_random_uuid(), timestamptz '2024-02-28 22:59:30Z' + i * interval '10 seconds', gen_random_uuid(), i,
                        ('00000000-0000-0000-0000-00000000000' || i % 2)::uuid, 'a', 'b', '{}', timestamptz '2024-03-01Z' + i * interval '1 hour'
                    FROM generate_series(1, 900) AS i;
                    INSERT INTO failed_event (id, received_at, arrival, application_id, category, name, violations, codes, raw)
                    VALUES (gen_random_uuid(), '2024-02-01Z', 1, '00000000-0000-0000-0000-000000000001', 'a', 'b', '[]', '{}', ''),
                        (gen_random_uuid(), '2024-02-02Z', 1, '00000000-0000-0000-0000-000000000001', 'a', NULL, '[]', '{}', '');
                    SET timezone = 'Asia/Kathmandu'""");

            database.migrate();

            assertNoDifferences(database);
            assertThat(database.ask("""
                            SELECT string_agg(concat_ws(' ', application_id, events, failed, first_seen AT TIME ZONE 'UTC', last_seen AT TIME ZONE 'UTC'), E'\\n'
                                ORDER BY application_id)
                            FROM type_count""")).isEqualTo("""
                            00000000-0000-0000-0000-000000000000 450 0 2024-03-01 02:00:00 2024-04-07 12:00:00
                            00000000-0000-0000-0000-000000000001 450 1 2024-02-01 00:00:00 2024-04-07 11:00:00""");
        }
    }

    private static void assertNoDifferences(TestDatabase database) {
        assertThat(database.ask(DIFFERENCES.formatted("event_count", "minute"))).isEqualTo("0");
        assertThat(database.ask(DIFFERENCES.formatted("event_count_hour", "hour")))
                .isEqualTo("0");
    }

    private static void migrateTo(TestDatabase database, String version) {
        Flyway.configure()
                .dataSource(TestDatabase.dataSource(database.url()))
                .loggers("slf4j")
                .target(version)
                .load()
                .migrate();
    }
}
