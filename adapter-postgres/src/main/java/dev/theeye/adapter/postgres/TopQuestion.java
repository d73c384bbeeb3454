package dev.theeye.adapter.postgres;

import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Measure;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.PayloadPath;

/** Which values are the most frequent. */
final class TopQuestion {
    private static final String SELECT = "SELECT %s AS value, session_id, count(*) AS n FROM event";

    /** By session first: telling sessions apart in each group would sort them. */
    private static final String SUM = """
            SELECT value::text, sum(n)::bigint AS events, count(*) AS sessions
            FROM (%s) AS by_session
            GROUP BY value ORDER BY events DESC, sessions DESC, value::text COLLATE "C" LIMIT\s""";

    private TopQuestion() {}

    static Question of(EventFilter filter, Measure by, int limit) {
        Question bySession = switch (by) {
            case Measure.Of(Dimension dimension) -> EventQuestion.where(filter, SELECT.formatted(column(dimension)));
            case Measure.At(PayloadPath path) -> at(path, filter);
        };
        return bySession.then(" GROUP BY value, session_id").within(SUM + limit);
    }

    private static Question at(PayloadPath path, EventFilter filter) {
        Object steps = Question.texts(path.steps());
        Question question = EventQuestion.where(filter, new Question(SELECT.formatted("data #> ?"), steps));
        EventQuestion.andReaches(question, path);
        // where there is nothing, this is null, and so not true
        return question.and("jsonb_typeof(data #> ?) NOT IN ('object', 'array')", steps);
    }

    private static String column(Dimension dimension) {
        return switch (dimension) {
            case CATEGORY -> "category";
            case NAME -> "name";
            case APPLICATION -> "application_id";
        };
    }
}
