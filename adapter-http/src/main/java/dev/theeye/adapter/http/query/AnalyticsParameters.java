package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Interval;
import dev.theeye.domain.analysis.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is asked of events beyond their filters, by name and type. */
final class AnalyticsParameters {
    static final int MAX_TOP = 100;
    private static final int TOP = 10;
    private static final String DATA = "data.";

    private AnalyticsParameters() {}

    static Interval interval(Parameters parameters) {
        return parameters
                .one("interval", text -> named(Interval.values(), text), "minute, hour or day")
                .orElse(Interval.DAY);
    }

    static List<Dimension> groupBy(Parameters parameters) {
        return parameters
                .one("group_by", AnalyticsParameters::dimensions, "some of category,name,application, each once")
                .orElse(List.of());
    }

    static Measure by(Parameters parameters) {
        String expected = "category, name, application or data.PATH";
        return parameters
                .one("by", AnalyticsParameters::measure, expected)
                .orElseThrow(() -> new ProblemException(
                        Problem.badParameter("by", "the parameter 'by' is missing; it is " + expected)));
    }

    static int limit(Parameters parameters) {
        return parameters
                .one("limit", AnalyticsParameters::limit, "a number from 1 to " + MAX_TOP)
                .orElse(TOP);
    }

    static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<List<Dimension>> dimensions(String text) {
        List<Optional<Dimension>> each = Arrays.stream(text.split(",", -1))
                .map(name -> named(Dimension.values(), name))
                .toList();
        List<Dimension> dimensions =
                each.stream().flatMap(Optional::stream).distinct().toList();
        return Optional.of(dimensions).filter(all -> all.size() == each.size());
    }

    private static Optional<Measure> measure(String text) {
        return text.startsWith(DATA)
                ? Optional.of(new Measure.At(EventFilters.path(text.substring(DATA.length()))))
                : named(Dimension.values(), text).map(Measure.Of::new);
    }

    private static Optional<Integer> limit(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(limit -> limit >= 1 && limit <= MAX_TOP);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String text) {
        return Arrays.stream(values).filter(value -> text(value).equals(text)).findFirst();
    }
}
