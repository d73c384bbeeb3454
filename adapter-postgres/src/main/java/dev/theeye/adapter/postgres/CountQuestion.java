package dev.theeye.adapter.postgres;

import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Interval;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many events there were when. Whole hours and minutes are added up from what was counted while it was recorded, and what
 * is left at both ends is counted; where the filter asks for more than the counts know, all of it is.
 */
final class CountQuestion {
    private final EventFilter filter;
    private final List<Question> parts = new ArrayList<>();

    private CountQuestion(EventFilter filter) {
        this.filter = filter;
    }

    static Question of(EventFilter filter, Interval interval, List<Dimension> groupBy, int most) {
        CountQuestion question = new CountQuestion(filter);
        if (!filter.sessions().isEmpty() || !filter.payload().isEmpty()) {
            question.addEvents(filter.from(), filter.to());
        } else if (interval == Interval.MINUTE) {
            question.addMinutes(filter.from(), filter.to());
        } else {
            question.addHours(filter.from(), filter.to());
        }
        return question.sum(interval, groupBy, most);
    }

    private void addHours(@Nullable Instant from, @Nullable Instant to) {
        Instant first = from == null ? null : ceiling(Interval.HOUR, from);
        Instant end = to == null ? null : Interval.HOUR.begin(to);
        if (first != null && end != null && !first.isBefore(end)) {
            addMinutes(from, to);
            return;
        }
        addCounts("hour", "event_count_hour", first, end);
        if (first != null && !first.equals(from)) {
            addMinutes(from, first);
        }
        if (end != null && !end.equals(to)) {
            addMinutes(end, to);
        }
    }

    private void addMinutes(@Nullable Instant from, @Nullable Instant to) {
        Instant first = from == null ? null : ceiling(Interval.MINUTE, from);
        Instant end = to == null ? null : Interval.MINUTE.begin(to);
        if (first != null && end != null && !first.isBefore(end)) {
            addEvents(from, to);
            return;
        }
        addCounts("minute", "event_count", first, end);
        if (first != null && !first.equals(from)) {
            addEvents(from, first);
        }
        if (end != null && !end.equals(to)) {
            addEvents(end, to);
        }
    }

    private void addCounts(String time, String table, @Nullable Instant from, @Nullable Instant to) {
        String select = "SELECT %s AS time, application_id, category, name, n FROM %s".formatted(time, table);
        parts.add(EventQuestion.visible(new Question(select), filter.visibility())
                .andAnyOf(
                        "application_id",
                        filter.applications().stream().map(ApplicationId::value).toList())
                .andAnyText("category", filter.categories())
                .andAnyText("name", filter.names())
                .andWithin(time, from, to));
    }

    private void addEvents(@Nullable Instant from, @Nullable Instant to) {
        EventFilter part = new EventFilter(
                filter.visibility(),
                filter.applications(),
                filter.sessions(),
                filter.categories(),
                filter.names(),
                from,
                to,
                filter.payload());
        parts.add(EventQuestion.where(part, """
                SELECT occurred_at AS time, application_id, category COLLATE "C" AS category, name COLLATE "C" AS name,
                    1::bigint AS n
                FROM event"""));
    }

    private Question sum(Interval interval, List<Dimension> groupBy, int most) {
        String groups =
                groupBy.stream().map(dimension -> ", " + column(dimension)).collect(Collectors.joining());
        // not date_trunc, which asks for the time zone again and again
        Question question =
                new Question("SELECT date_bin('1 %s', time, 'epoch'::timestamptz) AS begin, sum(n)::bigint%s FROM ("
                        .formatted(interval, groups));
        for (int i = 0; i < parts.size(); i++) {
            question.then(i == 0 ? "" : " UNION ALL ").then(parts.get(i));
        }
        // an erased session takes its part away, and leaves zeros
        return question.then(") AS counted GROUP BY begin%1$s HAVING sum(n) > 0 ORDER BY begin%1$s LIMIT %2$s"
                .formatted(groups, most + 1L));
    }

    private static String column(Dimension dimension) {
        return switch (dimension) {
            case CATEGORY -> "category";
            case NAME -> "name";
            case APPLICATION -> "application_id";
        };
    }

    private static Instant ceiling(Interval interval, Instant time) {
        Instant begin = interval.begin(time);
        return begin.equals(time) ? begin : interval.next(begin);
    }
}
