package dev.theeye.adapter.http;

import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.domain.event.StorableText;
import io.micronaut.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The parameters of a query, taken strictly: one that is misspelt would otherwise answer with everything there is. */
public final class Parameters {
    /** A known name that ends in this stands for every name that begins as it does. */
    private static final String ANY = "PATH";

    private static final int MAX_NAME_TOLD = 255;

    private final Map<String, List<String>> values;

    private final BiFunction<String, String, ProblemException> bad;

    private Parameters(Map<String, List<String>> values, BiFunction<String, String, ProblemException> bad) {
        this.values = values;
        this.bad = bad;
    }

    /** The same as fields of a body, of which none is unknown. */
    public static Parameters ofFields(Map<String, List<String>> fields) {
        Parameters parameters = new Parameters(
                fields,
                (name, what) -> new ProblemException(Problem.badField(name, "the field '" + name + "' " + what)));
        parameters.mustBeStorable();
        return parameters;
    }

    /** @throws ProblemException where there is one that is not {@code known} */
    public static Parameters of(HttpRequest<?> request, List<String> known) {
        String query = request.getUri().getRawQuery();
        // a stray percent sign is refused before: it makes no URI
        Map<String, List<String>> values = query == null ? Map.of() : UrlEncoded.parse(query);
        values.forEach((name, given) -> {
            if (!isKnown(name, known)) {
                throw bad(
                        name,
                        known.isEmpty()
                                ? "is not known; this has no parameters"
                                : "is not known; known are " + String.join(", ", known));
            }
        });
        Parameters parameters = new Parameters(values, Parameters::bad);
        parameters.mustBeStorable();
        return parameters;
    }

    private static boolean isKnown(String name, List<String> known) {
        return known.contains(name)
                || known.stream()
                        .filter(one -> one.endsWith(ANY))
                        .anyMatch(one -> name.startsWith(one.substring(0, one.length() - ANY.length())));
    }

    /** For a request that has none. */
    public static void none(HttpRequest<?> request) {
        if (request.getUri().getRawQuery() != null) {
            of(request, List.of());
        }
    }

    /** @param expected what it should be, for a person */
    public static <T> T parse(String name, String value, Function<String, Optional<T>> type, String expected) {
        return type.apply(value).orElseThrow(() -> bad(name, "is not " + expected));
    }

    public <T> Optional<T> one(String name, Function<String, Optional<T>> type, String expected) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw bad.apply(name, "may be given only once");
        }
        return given.stream().findFirst().map(value -> parsed(name, value, type, expected));
    }

    public <T> Set<T> each(String name, Function<String, Optional<T>> type, String expected) {
        Set<T> parsed = new LinkedHashSet<>();
        for (String value : values.getOrDefault(name, List.of())) {
            parsed.add(parsed(name, value, type, expected));
        }
        return parsed;
    }

    /** What was given under names of this beginning, by the rest of each name. */
    public Map<String, List<String>> beginningWith(String beginning) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        values.forEach((name, given) -> {
            if (name.startsWith(beginning)) {
                found.put(name.substring(beginning.length()), given);
            }
        });
        return found;
    }

    /** As they were given, without those named. */
    public Map<String, List<String>> without(Set<String> names) {
        Map<String, List<String>> others = new LinkedHashMap<>(values);
        others.keySet().removeAll(names);
        return others;
    }

    private <T> T parsed(String name, String value, Function<String, Optional<T>> type, String expected) {
        return type.apply(value).orElseThrow(() -> bad.apply(name, "is not " + expected));
    }

    private void mustBeStorable() {
        values.forEach((name, given) -> {
            if (!given.stream().allMatch(StorableText::isStorable)) {
                throw bad.apply(name, "holds U+0000, which nothing does that is kept");
            }
        });
    }

    private static ProblemException bad(String given, String what) {
        String name = StorableText.storable(given, MAX_NAME_TOLD);
        return new ProblemException(Problem.badParameter(name, "the parameter '" + name + "' " + what));
    }
}
