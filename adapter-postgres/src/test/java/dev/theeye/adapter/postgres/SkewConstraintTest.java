package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventsRefused;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SkewConstraintTest {
    private static final Duration GENEROUS = Duration.ofHours(2);

    private final TestDatabase database = TestDatabase.create();
    private final SkewConstraint constraint = new SkewConstraint(database.pool());
    private final PostgresEventStore store = new PostgresEventStore(database.pool());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void the_database_refuses_what_lies_further_ahead_than_the_setting_allows() throws SQLException {
        assertThatThrownBy(() -> store.keep(List.of(ahead(Duration.ofMinutes(61)))))
                .isInstanceOf(EventsRefused.class);

        constraint.set(Duration.ofHours(1));

        assertThat(store.keep(List.of(ahead(Duration.ofMinutes(59))))).containsExactly(Kept.STORED);
        assertThat(store.keep(List.of(ahead(Duration.ofHours(1))))).containsExactly(Kept.STORED);
        assertThatThrownBy(() -> store.keep(List.of(ahead(Duration.ofHours(1).plusNanos(1000)))))
                .isInstanceOf(EventsRefused.class);
    }

    @Test
    void what_was_kept_under_another_setting_stays() throws SQLException {
        constraint.set(GENEROUS);
        store.keep(List.of(ahead(Duration.ofMinutes(90))));

        constraint.set(Duration.ofMinutes(1));

        assertThat(database.ask("SELECT count(*) FROM event")).isEqualTo("1");
        assertThatThrownBy(() -> store.keep(List.of(ahead(Duration.ofMinutes(90)))))
                .isInstanceOf(EventsRefused.class);
    }

    @Test
    void a_partition_made_later_has_the_rule_too() throws SQLException {
        constraint.set(GENEROUS);

        new EventPartitions(database.pool()).make(SampleEvents.now().plus(Duration.ofDays(30)));

        assertThat(database.ask("SELECT count(DISTINCT pg_get_expr(conbin, conrelid)) FROM pg_constraint"
                        + " WHERE conname = 'event_not_from_the_future'"))
                .isEqualTo("1");
    }

    @Test
    void where_it_agrees_already_nothing_is_locked() throws SQLException {
        constraint.set(GENEROUS);
        String before =
                database.ask("SELECT oid FROM pg_constraint WHERE conrelid = 'event'::regclass AND contype = 'c'");

        constraint.set(GENEROUS);

        assertThat(database.ask("SELECT oid FROM pg_constraint WHERE conrelid = 'event'::regclass AND contype = 'c'"))
                .isEqualTo(before);
    }

    private static Verdict ahead(Duration ahead) {
        RawEvent raw = SampleEvents.any().occurredAt(SampleEvents.now()).raw();
        Verdict.Accepted accepted =
                (Verdict.Accepted) RuleBook.standard(GENEROUS).judge(raw);
        Event event = accepted.event();
        return new Verdict.Accepted(
                new Event(
                        event.id(),
                        event.application(),
                        event.session(),
                        event.type(),
                        event.payload(),
                        event.receivedAt().plus(ahead),
                        event.arrival(),
                        event.receivedAt()),
                raw);
    }
}
