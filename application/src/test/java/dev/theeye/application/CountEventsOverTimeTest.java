package dev.theeye.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.memory.InMemoryAnalytics;
import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.application.CountEventsOverTime.Answer;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.analysis.Development;
import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Interval;
import dev.theeye.domain.analysis.Series;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.trust.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountEventsOverTimeTest {
    private static final Instant NOON = Instant.parse("2024-05-20T12:00:00Z");

    private final InMemoryEventStore store = new InMemoryEventStore(new InMemoryApplications());
    private final CountEventsOverTime counting = new CountEventsOverTime(new InMemoryAnalytics(store));

    @Test
    void an_interval_without_events_counts_none() {
        keep("a", NOON, NOON.plusSeconds(130));

        assertThat(counting.count(filter(null, null), Interval.MINUTE, List.of()))
                .isEqualTo(new Answer.Counted(new Development(
                        Interval.MINUTE,
                        List.of(NOON, NOON.plusSeconds(60), NOON.plusSeconds(120)),
                        List.of(new Series(List.of(), 2, List.of(1L, 0L, 1L))))));
    }

    @Test
    void every_group_has_every_interval() {
        keep("b", NOON);
        keep("a", NOON.plusSeconds(60), NOON.plusSeconds(61));

        assertThat(counting.count(filter(null, null), Interval.MINUTE, List.of(Dimension.NAME)))
                .isEqualTo(new Answer.Counted(new Development(
                        Interval.MINUTE,
                        List.of(NOON, NOON.plusSeconds(60)),
                        List.of(
                                new Series(List.of("a"), 2, List.of(0L, 2L)),
                                new Series(List.of("b"), 1, List.of(1L, 0L))))));
    }

    @Test
    void the_span_that_is_asked_for_says_which_intervals_there_are() {
        keep("a", NOON);

        assertThat(begins(filter(NOON.minusSeconds(1), NOON.plusSeconds(60)), Interval.MINUTE))
                .containsExactly(NOON.minusSeconds(60), NOON);
        assertThat(begins(filter(NOON.minusSeconds(1), NOON.plusSeconds(61)), Interval.MINUTE))
                .containsExactly(NOON.minusSeconds(60), NOON, NOON.plusSeconds(60));
        assertThat(begins(filter(NOON.minusSeconds(60), null), Interval.MINUTE))
                .containsExactly(NOON.minusSeconds(60), NOON);
        assertThat(begins(filter(null, NOON.plusSeconds(61)), Interval.MINUTE))
                .containsExactly(NOON, NOON.plusSeconds(60));
        assertThat(begins(filter(NOON.plusSeconds(60), null), Interval.MINUTE)).isEmpty();
        assertThat(begins(filter(NOON, NOON), Interval.MINUTE)).isEmpty();
    }

    @Test
    void as_many_intervals_are_counted_as_a_series_may_have_and_no_more() {
        keep("a", NOON, NOON.plus(Duration.ofMinutes(9_999)));

        assertThat(begins(filter(null, null), Interval.MINUTE)).hasSize(10_000);
        assertThat(begins(filter(NOON, NOON.plus(Duration.ofMinutes(10_000))), Interval.MINUTE))
                .hasSize(10_000);
        assertThat(counting.count(
                        filter(NOON, NOON.plus(Duration.ofMinutes(10_000)).plusNanos(1000)),
                        Interval.MINUTE,
                        List.of()))
                .isEqualTo(new Answer.TooMany());
        keep("a", NOON.minusSeconds(1));
        assertThat(counting.count(filter(null, null), Interval.MINUTE, List.of()))
                .isEqualTo(new Answer.TooMany());
    }

    @Test
    void all_series_together_have_no_more_points_than_an_answer_can_hold() {
        for (int group = 0; group < 11; group++) {
            keep("group " + group, NOON);
        }
        Instant end = NOON.plus(Duration.ofMinutes(10_000));

        assertThat(counting.count(filter(NOON, end), Interval.MINUTE, List.of(Dimension.NAME)))
                .isEqualTo(new Answer.TooMany());
        assertThat(counting.count(filter(NOON, end), Interval.HOUR, List.of(Dimension.NAME)))
                .isInstanceOf(Answer.Counted.class);
    }

    private List<Instant> begins(EventFilter filter, Interval interval) {
        return switch (counting.count(filter, interval, List.of())) {
            case Answer.Counted(Development development) -> development.begins();
            case Answer.TooMany() -> throw new AssertionError("too many");
        };
    }

    private void keep(String name, Instant... times) {
        for (Instant time : times) {
            store.keep(List.of(SampleEvents.any().name(name).occurredAt(time).verdict()));
        }
    }

    private static EventFilter filter(@Nullable Instant from, @Nullable Instant to) {
        return new EventFilter(new Visibility.Everything(), Set.of(), Set.of(), Set.of(), Set.of(), from, to);
    }
}
