package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.PayloadFilter;
import dev.theeye.domain.event.PayloadPath;
import dev.theeye.domain.event.PayloadValue;
import dev.theeye.eventjson.PayloadValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The filters over events, read in one way by all that takes them. */
public final class EventFilters {
    /** Each is looked up in every event that the others leave over. */
    static final int MAX_PATHS = 20;

    private static final String DATA = "data.";
    private static final List<String> PARAMETERS =
            List.of("application", "session_id", "category", "name", "from", "to", DATA + "PATH");

    private EventFilters() {}

    /** The names of all filters, and of what else a query takes. */
    static List<String> and(String... others) {
        return Stream.concat(PARAMETERS.stream(), Stream.of(others)).toList();
    }

    /** The names of the filters that do not ask when. */
    public static List<String> whenever() {
        return PARAMETERS.stream()
                .filter(name -> !name.equals("from") && !name.equals("to"))
                .toList();
    }

    public static EventFilter parse(Parameters parameters, Caller caller) {
        return new EventFilter(
                caller.visibility(),
                ParameterTypes.applications(parameters),
                ParameterTypes.sessions(parameters),
                ParameterTypes.texts(parameters, "category"),
                ParameterTypes.texts(parameters, "name"),
                ParameterTypes.time(parameters, "from"),
                ParameterTypes.time(parameters, "to"),
                payload(parameters.beginningWith(DATA)));
    }

    /** @param asked the values that will do, by the path as it was given */
    private static List<PayloadFilter> payload(Map<String, List<String>> asked) {
        if (asked.size() > MAX_PATHS) {
            throw new ProblemException(Problem.badParameter(
                    DATA + "PATH", "at most " + MAX_PATHS + " places in the payload can be asked for at once"));
        }
        return asked.entrySet().stream()
                .map(one -> new PayloadFilter(path(one.getKey()), values(one.getValue())))
                .toList();
    }

    static PayloadPath path(String text) {
        return Parameters.parse(
                DATA + text,
                text,
                PayloadPath::parse,
                "a path such as data.form.first_name or data.items.0.id: 1 to " + PayloadPath.MAX_STEPS
                        + " names or numbers, separated by dots; a dot within a name is written \\. and a backslash"
                        + " \\\\ (in a URL %5C. and %5C%5C)");
    }

    private static Set<PayloadValue> values(List<String> texts) {
        return texts.stream()
                .flatMap(text -> PayloadValues.readings(text).stream())
                .collect(Collectors.toSet());
    }
}
