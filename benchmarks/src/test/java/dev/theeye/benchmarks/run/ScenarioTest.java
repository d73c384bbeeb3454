package dev.theeye.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private static List<String> chosen(boolean quick, String... names) {
        return Scenario.chosen(List.of(names), quick).stream()
                .map(Scenario::name)
                .toList();
    }

    @Test
    void every_scenario_has_a_name_of_its_own() {
        assertThat(Scenario.all().stream().map(Scenario::name)).doesNotHaveDuplicates();
    }

    @Test
    void without_names_all_run_but_the_very_long_ones() {
        assertThat(chosen(false))
                .contains("rabbit-singles", "queries-10m", "growth-10m")
                .doesNotContain("growth-50m");
        assertThat(chosen(true)).contains("rabbit-singles", "start").doesNotContain("growth-10m", "queries-10m");
    }

    @Test
    void a_name_chooses_one_and_a_first_word_all_that_begin_with_it() {
        assertThat(chosen(true, "growth-50m")).containsExactly("growth-50m");
        assertThat(chosen(false, "queries")).containsExactly("queries-1m", "queries-10m");
    }

    @Test
    void a_name_that_fits_nothing_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> chosen(false, "rab"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rab;")
                .hasMessageContaining("rabbit-singles");
    }
}
