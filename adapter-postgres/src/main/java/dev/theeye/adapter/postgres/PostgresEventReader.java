package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.GrowingPage;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.eventjson.EventJson;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/** Finds by key, never by counting: the last page costs what the first does. */
public final class PostgresEventReader implements EventReader {
    private final Reading reading;

    /** @param timeout of one question; cut to seconds */
    public PostgresEventReader(DataSource dataSource, Duration timeout) {
        this.reading = new Reading(dataSource, timeout);
    }

    @Override
    public Page<Event> find(EventFilter filter, PageRequest page) {
        return reading.ask(
                EventQuestion.page(filter, page, Page.MAX_BYTES),
                EventTable::read,
                new GrowingPage<>(page, Cursor::of, EventJson::size),
                statement -> {});
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
        return reading.ask(EventQuestion.visible(question, visibility), EventTable::read).stream()
                .findFirst();
    }

    @Override
    public Page<FailedEvent> findFailed(FailedEventFilter filter, PageRequest page) {
        Question question = where(filter, FailedEventTable.SELECT)
                .page(page, "received_at", "id", FailedEventTable.SIZE, Page.MAX_BYTES);
        return reading.ask(
                question,
                FailedEventTable::read,
                new GrowingPage<>(page, FailedEvent::cursor, EventJson::size),
                statement -> {});
    }

    @Override
    public long countFailed(FailedEventFilter filter) {
        return number(where(filter, "SELECT count(*) FROM failed_event"));
    }

    @Override
    public Optional<FailedEvent> findFailed(EventId id, Visibility visibility) {
        Question question = new Question(FailedEventTable.SELECT).and("id = ?", id.value());
        return reading.ask(EventQuestion.visible(question, visibility), FailedEventTable::read).stream()
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
        return reading.ask(question, rows -> rows.getLong(1)).getFirst();
    }
}
