package dev.theeye.adapter.postgres;

import dev.theeye.domain.analysis.Funnel;
import dev.theeye.domain.analysis.FunnelStep;
import dev.theeye.domain.event.PayloadFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far sessions come. A layer for each step goes through the events of each session once, in one sorting of them all: wayK
 * holds the times of steps 1 to K, where the event is step K of a way. Of all ways to the step before, the one that began last
 * leaves most time for this one, and arrays compare by their first elements first; so max finds the only one that matters.
 */
final class FunnelQuestion {
    private static final String FIRST =
            "SELECT *, CASE WHEN step1 THEN ARRAY[occurred_at] END AS way1 FROM (%s) AS steps";

    private static final String NEXT = """
            SELECT *, CASE WHEN step%2$s AND %4$s THEN before%2$s || occurred_at END AS way%2$s
            FROM (SELECT *, max(way%3$s) OVER (
                    PARTITION BY session_id ORDER BY occurred_at, arrival, event_id
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before%2$s
                FROM (%1$s) AS layer%3$s) AS ways%3$s""";

    private static final String SUM = """
            SELECT count(way), percentile_cont(0.5) WITHIN GROUP (
                ORDER BY (extract(epoch FROM way[step] - way[step - 1]) * 1000000)::double precision)
            FROM generate_series(1, %2$s) AS step
            LEFT JOIN (
                SELECT DISTINCT ON (session_id) way
                FROM (SELECT session_id, occurred_at, arrival, event_id, coalesce(%3$s) AS way FROM (%1$s) AS layers) AS ways
                WHERE way IS NOT NULL
                ORDER BY session_id, cardinality(way) DESC, occurred_at, arrival, event_id) AS furthest
            ON cardinality(way) >= step
            GROUP BY step ORDER BY step""";

    private FunnelQuestion() {}

    static Question of(Funnel funnel) {
        Question question = events(funnel);
        int steps = funnel.steps().size();
        String layers = FIRST.formatted("%s");
        for (int step = 2; step <= steps; step++) {
            String inTime = funnel.window() == null
                    ? "before%1$s IS NOT NULL".formatted(step)
                    : "occurred_at <= before%1$s[1] + interval '%2$s microseconds'"
                            .formatted(step, funnel.window().toNanos() / 1000);
            layers = NEXT.formatted(layers, step, step - 1, inTime);
        }
        String ways = IntStream.rangeClosed(1, steps)
                .mapToObj(step -> "way" + (steps + 1 - step))
                .collect(Collectors.joining(", "));
        return question.within(SUM.formatted(layers, steps, ways));
    }

    /** The events that are any step, with a column for each that says whether they are this one. */
    private static Question events(Funnel funnel) {
        Question select = new Question("SELECT session_id, occurred_at, arrival, event_id");
        List<String> steps = new ArrayList<>();
        for (FunnelStep step : funnel.steps()) {
            steps.add("step" + (steps.size() + 1));
            select.then(", (").then(condition(step)).then(") IS TRUE AS " + steps.getLast());
        }
        Question events = EventQuestion.where(funnel.filter(), select.then(" FROM event"));
        if (funnel.steps().stream().allMatch(step -> step.category() != null)) {
            events.andAnyText("category", categories(funnel));
        }
        // OFFSET 0: the steps are looked at where they are, and not worked out twice
        return events.within("SELECT * FROM (%s OFFSET 0) AS events WHERE " + String.join(" OR ", steps));
    }

    private static Question condition(FunnelStep step) {
        Question condition = Question.condition();
        if (step.category() != null) {
            condition.andAnyText("category", Set.of(step.category()));
        }
        if (step.name() != null) {
            condition.andAnyText("name", Set.of(step.name()));
        }
        for (PayloadFilter wanted : step.payload()) {
            EventQuestion.andPayload(condition, wanted);
        }
        return condition;
    }

    private static Set<String> categories(Funnel funnel) {
        return funnel.steps().stream()
                .map(step -> Objects.requireNonNull(step.category()))
                .collect(Collectors.toSet());
    }
}
