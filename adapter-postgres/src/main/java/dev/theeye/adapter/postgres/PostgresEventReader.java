package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.trust.Visibility;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/** Finds by key, never by counting: the last page costs what the first does. */
public final class PostgresEventReader implements EventReader {
    private final DataSource dataSource;
    private final Duration timeout;

    /** @param timeout of one question; cut to seconds */
    public PostgresEventReader(DataSource dataSource, Duration timeout) {
        this.dataSource = dataSource;
        this.timeout = timeout;
    }

    private interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }

    @Override
    public Page<Event> find(EventFilter filter, PageRequest page) {
        Question question =
                EventQuestion.where(filter, EventTable.SELECT).page(page, "occurred_at", "event_id", "data");
        List<Event> found = ask(question, EventTable::read);
        return Page.of(
                page,
                found.iterator(),
                Cursor::of,
                event -> event.payload().json().length());
    }

    @Override
    public long count(EventFilter filter) {
        return number(EventQuestion.where(filter, "SELECT count(*) FROM event"));
    }

    @Override
    public Optional<Event> find(EventId id, Visibility visibility) {
        Question question = new Question(EventTable.SELECT)
                // the id says when: without that, every partition would have to be searched, and from end to end
                .andWithin("occurred_at", id.millisecond(), id.millisecond().plus(1, ChronoUnit.MILLIS))
                .and("event_id = ?", id.value());
        return ask(EventQuestion.visible(question, visibility), EventTable::read).stream()
                .findFirst();
    }

    @Override
    public Page<FailedEvent> findFailed(FailedEventFilter filter, PageRequest page) {
        Question question = where(filter, FailedEventTable.SELECT).page(page, "received_at", "id", "raw");
        List<FailedEvent> found = ask(question, FailedEventTable::read);
        return Page.of(
                page,
                found.iterator(),
                FailedEvent::cursor,
                failed -> failed.received().length());
    }

    @Override
    public long countFailed(FailedEventFilter filter) {
        return number(where(filter, "SELECT count(*) FROM failed_event"));
    }

    @Override
    public Optional<FailedEvent> findFailed(EventId id, Visibility visibility) {
        Question question = new Question(FailedEventTable.SELECT).and("id = ?", id.value());
        return ask(EventQuestion.visible(question, visibility), FailedEventTable::read).stream()
                .findFirst();
    }

    static Question where(FailedEventFilter filter, String select) {
        return EventQuestion.visible(new Question(select), filter.visibility())
                .andAnyOf(
                        "application_id",
                        filter.applications().stream().map(a -> a.value()).toList())
                .andAnyText("session_id", filter.sessionIds())
                .andAnyText("category", filter.categories())
                .andAnyText("name", filter.names())
                .andOverlap("codes", filter.violations())
                .andAnyText(
                        "status",
                        filter.statuses().stream().map(FailedEventTable::text).toList())
                .andWithin("received_at", filter.from(), filter.to());
    }

    private long number(Question question) {
        return ask(question, rows -> rows.getLong(1)).getFirst();
    }

    private <T> List<T> ask(Question question, Row<T> row) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = question.prepare(connection)) {
            // planned for these parameters every time: a plan for any would look into every partition
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.setQueryTimeout(Math.toIntExact(timeout.toSeconds()));
            ResultSet rows = statement.executeQuery();
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new EventStoreUnavailable("PostgreSQL could not answer", e);
        }
    }
}
