package dev.theeye.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static Result result(String scenario, String figure, double value) {
        return new Result.Builder().with(figure, value).of(scenario);
    }

    @Test
    void scenarios_with_the_same_figures_stand_under_one_another_and_others_apart() {
        String table = Table.of(List.of(
                result("fast", "kept/s", 31_234.5), result("start", "warm s", 2.5), result("slow", "kept/s", 7.126)));

        assertThat(table).isEqualTo("""
                | scenario | kept/s |
                | -------- | -----: |
                | fast     | 31,235 |
                | slow     |   7.13 |

                | scenario | warm s |
                | -------- | -----: |
                | start    |   2.50 |
                """);
    }

    @Test
    void a_number_shows_three_digits_or_more_and_one_that_is_missing_a_hyphen() {
        assertThat(List.of(0.4567, 12.345, 123.45, 1234567.8, Double.NaN).stream()
                        .map(Table::number))
                .containsExactly("0.46", "12.3", "123", "1,234,568", "-");
    }
}
