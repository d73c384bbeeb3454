package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.GrowingPage;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.Sessions;
import dev.theeye.domain.session.Session;
import dev.theeye.domain.session.SessionFilter;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Finds sessions by an index on their beginnings, and counts the events of those on the page only. Numbers kept with every
 * session would make batches wait for each other that have events of the same sessions.
 */
public final class PostgresSessions implements Sessions {
    private static final String PAGE = """
            SELECT page.session_id, page.application_id, page.began, first_event, last_event, events, categories
            FROM (SELECT session_id, application_id, shared, first_event AS began FROM session""";

    private static final String SIZE = "coalesce(octet_length(array_to_string(categories, '')), 0)";

    /** Partitions from before the session began are left out; what guests sent may be older. */
    private static final String EVENTS = """
            ) AS page
            CROSS JOIN LATERAL (
                SELECT min(first_event) AS first_event, max(last_event) AS last_event, sum(events)::bigint AS events,
                    (array_agg(category ORDER BY category COLLATE "C"))[:%s] AS categories
                FROM (
                    SELECT category, min(occurred_at) AS first_event, max(occurred_at) AS last_event, count(*) AS events
                    FROM event
                    WHERE event.session_id = page.session_id
                        AND occurred_at >= CASE WHEN page.shared THEN '-infinity' ELSE page.began END%s
                    GROUP BY category) AS by_category) AS counted""";

    private final Reading reading;

    /** @param timeout of one question; cut to seconds */
    public PostgresSessions(DataSource dataSource, Duration timeout) {
        this.reading = new Reading(dataSource, timeout);
    }

    private record Row(Cursor place, Optional<Session> session) {}

    @Override
    public Page<Session> find(SessionFilter filter, PageRequest page) {
        Question question = withEvents(
                        where(filter, PAGE).pageByPlace(page, "first_event", "session_id"), filter.visibility())
                .measured(Question.orderByPlace(page, "began", "session_id"), SIZE, page.limit(), Page.MAX_BYTES);
        Page<Row> rows = reading.ask(
                question,
                row -> read(row, filter.visibility()),
                new GrowingPage<>(page, Row::place, row -> 0),
                statement -> {});
        List<Session> sessions =
                rows.items().stream().flatMap(row -> row.session.stream()).toList();
        return new Page<>(sessions, rows.previous(), rows.next());
    }

    @Override
    public long count(SessionFilter filter) {
        return reading.ask(where(filter, "SELECT count(*) FROM session"), row -> row.getLong(1))
                .getFirst();
    }

    @Override
    public Optional<Session> find(SessionId id, Visibility visibility) {
        Question question = withEvents(new Question(PAGE).and("session_id = ?", id.value()), visibility);
        return reading.ask(question, row -> read(row, visibility)).stream()
                .flatMap(row -> row.session.stream())
                .findFirst();
    }

    private static Question where(SessionFilter filter, String select) {
        return EventQuestion.visible(new Question(select), filter.visibility())
                .andAnyOf(
                        "application_id",
                        filter.applications().stream().map(ApplicationId::value).toList())
                .andWithin("first_event", filter.from(), filter.to());
    }

    private static Question withEvents(Question sessions, Visibility visibility) {
        return switch (visibility) {
            case Visibility.Everything() -> sessions.then(EVENTS.formatted(Session.MOST_CATEGORIES, ""));
            case Visibility.OnlyOf(var application) ->
                sessions.then(
                        EVENTS.formatted(Session.MOST_CATEGORIES, " AND event.application_id = ?"),
                        application.value());
        };
    }

    private static Row read(ResultSet row, Visibility visibility) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        Cursor place = new Cursor(time(row, 3), new Arrival(0), new EventId(id));
        if (row.getArray(7) == null) {
            return new Row(place, Optional.empty());
        }
        ApplicationId application = switch (visibility) {
            case Visibility.Everything() -> new ApplicationId(row.getObject(2, UUID.class));
            case Visibility.OnlyOf(var own) -> own;
        };
        return new Row(
                place,
                Optional.of(new Session(
                        new SessionId(id), application, time(row, 4), time(row, 5), row.getLong(6), List.of((String[])
                                row.getArray(7).getArray()))));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
