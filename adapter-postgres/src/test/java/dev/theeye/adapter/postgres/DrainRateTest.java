package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainRateTest {
    private final DrainRate rate = new DrainRate();

    @Test
    void as_long_as_nothing_was_written_a_second_is_the_best_guess() {
        assertThat(rate.timeToDrain(50_000)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void the_backlog_and_the_last_commits_tell_when_to_come_back() {
        rate.observe(1_000, Duration.ofMillis(500));

        assertThat(rate.timeToDrain(20_000)).isEqualTo(Duration.ofSeconds(10));
        assertThat(rate.timeToDrain(100)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void commits_that_fail_make_it_longer_and_nobody_is_sent_away_for_more_than_a_minute() {
        rate.observe(1_000, Duration.ofMillis(500));
        Duration before = rate.timeToDrain(20_000);

        rate.observe(0, Duration.ofSeconds(3));

        assertThat(rate.timeToDrain(20_000)).isGreaterThan(before).isEqualTo(Duration.ofMinutes(1));
    }
}
