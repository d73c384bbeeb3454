package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PeriodTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);

    @Test
    void a_new_installation_has_days_for_now_months_for_this_year_and_little_for_what_came_before() {
        List<Period> made = Period.missing(List.of(), TODAY, 2);

        assertThat(made.subList(0, 9))
                .containsExactly(
                        period("2000-01-01", "2010-01-01"),
                        period("2010-01-01", "2020-01-01"),
                        period("2020-01-01", "2021-01-01"),
                        period("2021-01-01", "2022-01-01"),
                        period("2022-01-01", "2023-01-01"),
                        period("2023-01-01", "2024-01-01"),
                        period("2024-01-01", "2025-01-01"),
                        period("2025-01-01", "2026-01-01"),
                        period("2026-01-01", "2026-02-01"));
        assertThat(made.subList(17, made.size()))
                .containsExactly(
                        period("2026-10-01", "2026-11-01"),
                        period("2026-11-01", "2026-11-02"),
                        period("2026-11-02", "2026-11-03"),
                        period("2026-11-03", "2026-11-04"),
                        period("2026-11-04", "2026-11-05"),
                        period("2026-11-05", "2026-11-06"));
    }

    @Test
    void the_next_day_needs_one_more() {
        List<Period> there = Period.missing(List.of(), TODAY, 2);

        assertThat(Period.missing(there, TODAY, 2)).isEmpty();
        assertThat(Period.missing(there, TODAY.plusDays(1), 2)).containsExactly(period("2026-11-06", "2026-11-07"));
    }

    @Test
    void months_that_passed_while_nothing_ran_are_made_as_months() {
        List<Period> there = Period.missing(List.of(), TODAY, 0);

        List<Period> made = Period.missing(there, LocalDate.of(2027, 2, 1), 0);

        assertThat(made.getFirst()).isEqualTo(period("2026-11-04", "2026-11-05"));
        assertThat(made)
                .contains(period("2026-12-01", "2027-01-01"), period("2027-01-01", "2027-02-01"))
                .endsWith(period("2027-02-01", "2027-02-02"));
    }

    @Test
    void every_instant_since_2000_has_exactly_one_period_whatever_was_there() {
        List<Period> all =
                new ArrayList<>(List.of(period("2024-02-10", "2024-02-20"), period("2011-05-05", "2011-05-06")));

        all.addAll(Period.missing(List.copyOf(all), TODAY, 7));

        all.sort((a, b) -> a.from().compareTo(b.from()));
        assertThat(all.getFirst().from()).isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).from()).isEqualTo(all.get(i - 1).to());
        }
        assertThat(all.getLast().to()).isEqualTo(Instant.parse("2026-11-11T00:00:00Z"));
    }

    private static Period period(String from, String to) {
        return new Period(Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"));
    }
}
