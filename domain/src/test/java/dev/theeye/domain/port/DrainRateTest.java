package dev.theeye.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainRateTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DrainRate rate = new DrainRate(Duration.ofMinutes(1));

    @Test
    void a_backlog_takes_as_long_as_it_drained_lately() {
        rate.observe(200, Duration.ofSeconds(2));

        assertThat(rate.timeToDrain(1_000)).isEqualTo(Duration.ofSeconds(10));
        assertThat(rate.timeToDrain(1_001)).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void what_is_recent_counts_more_than_what_is_long_ago() {
        rate.observe(1_000, SECOND);
        for (int i = 0; i < 20; i++) {
            rate.observe(100, SECOND);
        }

        assertThat(rate.timeToDrain(1_000)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
    }

    @Test
    void long_attempts_that_fail_count_by_their_time() {
        rate.observe(1_000, Duration.ofMillis(500));
        assertThat(rate.timeToDrain(20_000)).isEqualTo(Duration.ofSeconds(10));

        rate.observe(0, SECOND);

        assertThat(rate.timeToDrain(20_000)).isEqualTo(Duration.ofSeconds(39));
    }

    @Test
    void nobody_is_asked_back_at_once_or_after_more_than_the_longest_pause() {
        rate.observe(0.001, SECOND);

        assertThat(rate.timeToDrain(0)).isEqualTo(SECOND);
        assertThat(rate.timeToDrain(0.0001)).isEqualTo(SECOND);
        assertThat(rate.timeToDrain(1e12)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void where_nothing_drains_it_is_the_longest_pause_and_where_nothing_is_known_the_shortest() {
        assertThat(rate.timeToDrain(10)).isEqualTo(SECOND);

        rate.observe(-5, SECOND);

        assertThat(rate.timeToDrain(10)).isEqualTo(Duration.ofMinutes(1));
    }
}
