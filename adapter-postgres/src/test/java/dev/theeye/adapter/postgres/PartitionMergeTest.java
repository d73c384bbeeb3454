package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.contracts.SampleEvent;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.trust.Visibility;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PartitionMergeTest {
    private static final Instant IN_NOVEMBER = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant IN_JANUARY = Instant.parse("2027-01-02T12:00:00Z");
    private static final String COUNT = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'event'::regclass";

    private final TestDatabase database = TestDatabase.empty();
    private final PartitionMerge merge = new PartitionMerge(database.pool());

    PartitionMergeTest() throws SQLException {
        database.migrate();
        new EventPartitions(database.pool()).make(IN_NOVEMBER);
        new EventPartitions(database.pool()).make(IN_JANUARY);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void the_days_of_a_month_that_is_long_over_become_one_partition() throws SQLException {
        SampleEvent first = sample(Instant.parse("2026-11-01T00:00:00Z"));
        SampleEvent last = sample(Instant.parse("2026-11-30T23:59:59.999999Z"));
        SampleEvent later = sample(Instant.parse("2026-12-01T00:00:00Z"));
        List.of(first, last, later).forEach(this::keep);
        int before = Integer.parseInt(database.ask(COUNT));

        merge.mergeOne(IN_JANUARY);

        assertThat(Integer.parseInt(database.ask(COUNT))).isEqualTo(before - 29);
        assertThat(database.ask("SELECT count(*) FROM event_20261101_20261201")).isEqualTo("2");
        assertThat(List.of(keep(first), keep(last), keep(later))).containsOnly(Kept.DUPLICATE);
        assertThat(new PostgresEventReader(database.pool(), Duration.ofSeconds(10))
                        .count(EventFilter.everything(new Visibility.Everything())))
                .isEqualTo(3);
    }

    @Test
    void the_merged_partition_is_like_the_others() throws SQLException {
        new SkewConstraint(database.pool()).set(Duration.ofMinutes(5));

        merge.mergeOne(IN_JANUARY);

        assertThat(database.ask(shape("event_20261101_20261201")))
                .isEqualTo(database.ask(shape("event_20260101_20260201")));
    }

    @Test
    void the_last_month_and_this_one_stay_days() throws SQLException {
        merge.mergeOne(IN_JANUARY);
        String once = database.ask(COUNT);

        merge.mergeOne(IN_JANUARY);

        assertThat(database.ask(COUNT)).isEqualTo(once);
    }

    /** Its indexes and rules, but for their names. */
    private static String shape(String table) {
        return """
                SELECT string_agg(definition, '; ' ORDER BY definition) FROM (
                    SELECT replace(pg_get_indexdef(indexrelid), '%1$s', '') AS definition
                    FROM pg_index WHERE indrelid = '%1$s'::regclass
                    UNION ALL
                    SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = '%1$s'::regclass
                ) AS all_of_it""".formatted(table);
    }

    private static SampleEvent sample(Instant time) {
        return SampleEvents.any().receivedAt(time).occurredAt(time);
    }

    private Kept keep(SampleEvent sample) {
        return new PostgresEventStore(database.pool())
                .keep(List.of(sample.verdict()))
                .getFirst();
    }
}
