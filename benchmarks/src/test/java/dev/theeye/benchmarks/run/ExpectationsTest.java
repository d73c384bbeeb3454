package dev.theeye.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
    private static final Expectations EXPECTED = new Expectations(Map.of(
            "batches", Map.of("of ceiling", new Expectations.Bound(0.4, null)),
            "start", Map.of("warm s", new Expectations.Bound(null, 4.0))));

    private static Result result(String scenario, String figure, double value) {
        return new Result.Builder().with(figure, value).of(scenario);
    }

    @Test
    void figures_within_their_bounds_are_as_expected_and_so_is_what_nothing_is_expected_of() {
        assertThat(EXPECTED.broken(List.of(
                        result("batches", "of ceiling", 0.4), result("start", "warm s", 4), result("new", "x", 0))))
                .isEmpty();
    }

    @Test
    void a_figure_out_of_bounds_is_named_with_what_was_expected() {
        assertThat(EXPECTED.broken(List.of(result("batches", "of ceiling", 0.39), result("start", "warm s", 4.1))))
                .containsExactly(
                        "batches: of ceiling is 0.39, expected at least 0.4",
                        "start: warm s is 4.10, expected at most 4.0");
    }

    @Test
    void a_figure_that_is_missing_is_not_as_expected() {
        assertThat(EXPECTED.broken(List.of(result("batches", "kept/s", 50_000))))
                .hasSize(1);
    }

    @Test
    void what_is_committed_can_be_read_and_names_scenarios_that_exist() throws Exception {
        Path file = Path.of(System.getProperty("basedir", "."), "expectations.json");

        Set<String> names = Scenario.all().stream().map(Scenario::name).collect(Collectors.toSet());
        assertThat(Expectations.read(file).bounds().keySet())
                .isNotEmpty()
                .allMatch(key -> names.contains(key.replaceFirst(":.*", "")));
    }
}
