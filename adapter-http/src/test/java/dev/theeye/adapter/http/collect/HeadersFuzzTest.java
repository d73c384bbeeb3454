package dev.theeye.adapter.http.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Requests;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.fuzzing.FuzzTarget;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A header is understood, passed over or refused, whatever is in it. */
class HeadersFuzzTest implements FuzzTarget {
    private static final List<String> TYPES = List.of("application/json", "text/plain", "application/x-ndjson");

    private static final List<String> GZIP = List.of("gzip");
    private static final List<String> PLAIN = List.of("identity");

    @Override
    public int executions() {
        return 40_000;
    }

    @Override
    public void check(byte[] input) {
        List<String> values = Requests.headerValues(input);
        if (!values.isEmpty()) {
            checkType(values);
            checkEncoding(values);
            checkPreference(values);
        }
    }

    private static void checkType(List<String> values) {
        try {
            BodyForm.of(Requests.with("Content-Type", values));
            assertThat(values.stream().map(value -> value.toLowerCase(Locale.ROOT)))
                    .anySatisfy(value -> assertThat(TYPES).anyMatch(value::contains));
        } catch (ProblemException refused) {
            assertThat(TYPES).doesNotContain(values.getFirst());
        }
    }

    private static void checkEncoding(List<String> values) {
        MutableHttpRequest<?> request =
                Requests.with("Content-Encoding", values).header("Content-Type", TYPES.getFirst());
        try {
            boolean gzipped = BodyForm.of(request).gzipped();
            assertThat(words(request)).isSubsetOf(gzipped ? GZIP : PLAIN);
        } catch (ProblemException refused) {
            assertThat(List.of(GZIP, PLAIN)).doesNotContain(values);
        }
    }

    private static List<String> words(HttpRequest<?> request) {
        return request.getHeaders().getAll("Content-Encoding").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .map(word -> word.equals("x-gzip") ? "gzip" : word)
                .toList();
    }

    /** What is said of handling counts wherever it is first said: what stands before it changes nothing. */
    private static void checkPreference(List<String> values) {
        boolean strict = Preference.strict(Requests.with(Preference.HEADER, values));

        if (strict) {
            assertThat(String.join("\n", values).toLowerCase(Locale.ROOT)).contains("handling", "strict");
        }
        assertThat(Preference.strict(Requests.with(Preference.HEADER, prefixed(values))))
                .isTrue();
    }

    private static List<String> prefixed(List<String> values) {
        return List.of(Preference.STRICT + ", " + values.getFirst());
    }
}
