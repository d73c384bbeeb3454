package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.QuestionTooLarge;
import dev.theeye.domain.trust.Visibility;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions that PostgreSQL itself would refuse, or take too long about. */
final class QuestionsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Visibility ALL = new Visibility.Everything();

    private final PostgresEventReader reader = new PostgresEventReader(DATABASE.pool(), Duration.ofSeconds(1));

    @BeforeAll
    static void keepSomething() {
        new PostgresEventStore(DATABASE.pool())
                .keep(List.of(
                        SampleEvents.any().verdict(),
                        SampleEvents.any().without("name").verdict()));
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void text_that_no_row_can_hold_finds_nothing() {
        for (String text : List.of("\0", "a\0b", "\ud800", "\udc00\ud800")) {
            Set<String> texts = Set.of(text);

            assertThat(reader.count(new EventFilter(ALL, Set.of(), Set.of(), texts, Set.of(), null, null)))
                    .isZero();
            assertThat(reader.count(new EventFilter(ALL, Set.of(), Set.of(), Set.of(), texts, null, null)))
                    .isZero();
            assertThat(reader.countFailed(new FailedEventFilter(
                            ALL, Set.of(), texts, Set.of(), Set.of(), Set.of(), Set.of(), null, null)))
                    .isZero();
            assertThat(reader.countFailed(new FailedEventFilter(
                            ALL, Set.of(), Set.of(), Set.of(), Set.of(), texts, Set.of(), null, null)))
                    .isZero();
        }
    }

    @Test
    void times_beyond_any_calendar_are_the_beginning_and_the_end() {
        EventFilter always = new EventFilter(ALL, Set.of(), Set.of(), Set.of(), Set.of(), Instant.MIN, Instant.MAX);
        EventFilter never = new EventFilter(ALL, Set.of(), Set.of(), Set.of(), Set.of(), Instant.MAX, Instant.MIN);
        Cursor end = new Cursor(
                Instant.MAX,
                new Arrival(Long.MAX_VALUE),
                SampleEvents.any().event().id());

        assertThat(reader.count(always)).isEqualTo(1);
        assertThat(reader.count(never)).isZero();
        assertThat(reader.find(always, PageRequest.first(Order.NEWEST_FIRST, 10).at(new Position.After(end)))
                        .items())
                .hasSize(1);
    }

    @Test
    void a_question_that_takes_too_long_is_given_up_and_is_no_outage() throws SQLException {
        try (Connection other = TestDatabase.dataSource(DATABASE.url()).getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE event IN ACCESS EXCLUSIVE MODE");

            assertThatThrownBy(() -> reader.count(EventFilter.everything(ALL))).isInstanceOf(QuestionTooLarge.class);
        }
    }
}
