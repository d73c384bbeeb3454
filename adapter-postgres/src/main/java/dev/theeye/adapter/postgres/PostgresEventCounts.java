package dev.theeye.adapter.postgres;

import dev.theeye.domain.analysis.TypeTotals;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.trust.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Adds up what the shards have counted. */
public final class PostgresEventCounts implements EventCounts {
    private static final String TYPES = """
            SELECT category, name, sum(events)::bigint, sum(failed)::bigint, min(first_seen), max(last_seen)
            FROM type_count""";

    /** Of what was erased nothing remains to be seen. */
    private static final String GROUPED = " GROUP BY category, name HAVING sum(events) > 0 OR sum(failed) > 0";

    private final Reading reading;

    /** @param timeout of one question; cut to seconds */
    public PostgresEventCounts(DataSource dataSource, Duration timeout) {
        this.reading = new Reading(dataSource, timeout);
    }

    @Override
    public List<TypeTotals> types(Visibility visibility, TypeRange range) {
        Question question = EventQuestion.visible(new Question(TYPES), visibility)
                .andWithin(range)
                .then(GROUPED)
                .then(Question.ordered(range));
        return reading.ask(question, PostgresEventCounts::read);
    }

    @Override
    public List<TypeTotals> types(Visibility visibility, Collection<EventType> types) {
        Question question = EventQuestion.visible(new Question(TYPES), visibility)
                .andAnyType(types)
                .then(GROUPED);
        return reading.ask(question, PostgresEventCounts::read);
    }

    @Override
    public long count(Visibility visibility) {
        Question question = EventQuestion.visible(new Question("SELECT FROM type_count"), visibility)
                .then(GROUPED)
                .within("SELECT count(*) FROM (%s) AS type");
        return reading.ask(question, row -> row.getLong(1)).getFirst();
    }

    @Override
    public Optional<TypeTotals> type(EventType type, Visibility visibility) {
        Question question = EventQuestion.visible(new Question(TYPES), visibility)
                .and("category = ?", type.category())
                .and("name = ?", type.name())
                .then(GROUPED);
        return reading.ask(question, PostgresEventCounts::read).stream().findFirst();
    }

    private static TypeTotals read(ResultSet row) throws SQLException {
        return new TypeTotals(
                new EventType(row.getString(1), row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }
}
