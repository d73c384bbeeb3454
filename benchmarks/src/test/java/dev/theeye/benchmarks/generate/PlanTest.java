package dev.theeye.benchmarks.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.benchmarks.generate.Plan.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void the_days_end_today_and_share_all_events_between_them() {
        List<Day> days = new Plan(100, 7, 3, NOW).eachDay();

        assertThat(days)
                .containsExactly(
                        new Day(0, LocalDate.of(2026, 2, 28), 0, 33, 2),
                        new Day(1, LocalDate.of(2026, 3, 1), 33, 66, 2),
                        new Day(2, LocalDate.of(2026, 3, 2), 66, 100, 2));
    }

    @Test
    void a_day_without_an_event_is_refused() {
        assertThatThrownBy(() -> new Plan(2, 3, 3, NOW)).isInstanceOf(IllegalArgumentException.class);
    }
}
