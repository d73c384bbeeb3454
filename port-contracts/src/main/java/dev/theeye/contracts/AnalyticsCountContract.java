package dev.theeye.contracts;

import static dev.theeye.contracts.AnalyticsQuestions.at;
import static dev.theeye.contracts.AnalyticsQuestions.of;
import static dev.theeye.contracts.AnalyticsQuestions.says;
import static dev.theeye.contracts.AnalyticsQuestions.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.theeye.domain.analysis.CountInTime;
import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Interval;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many events there were when. */
interface AnalyticsCountContract extends AnalyticsQuestions {
    int PLENTY = 1000;

    @Test
    default void events_are_counted_in_each_interval_in_which_there_are_any() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        Instant midnight = Instant.parse("2024-02-29T00:00:00Z");
        for (String time : List.of(
                "2024-02-28T23:59:59.999999Z",
                "2024-02-29T00:00:00Z",
                "2024-02-29T00:00:59.999999Z",
                "2024-02-29T00:01:00Z",
                "2024-02-29T23:59:00Z")) {
            keep(at(application, session, "buy", Instant.parse(time)));
        }

        assertThat(count(of(application), Interval.DAY))
                .containsExactly(one(midnight.minus(Duration.ofDays(1)), 1), one(midnight, 4));
        assertThat(count(of(application), Interval.HOUR))
                .containsExactly(
                        one(midnight.minus(Duration.ofHours(1)), 1),
                        one(midnight, 3),
                        one(midnight.plus(Duration.ofHours(23)), 1));
        assertThat(count(of(application), Interval.MINUTE))
                .containsExactly(
                        one(midnight.minusSeconds(60), 1),
                        one(midnight, 2),
                        one(midnight.plusSeconds(60), 1),
                        one(midnight.plus(Duration.ofMinutes(1439)), 1));
    }

    /** Wherever a span begins or ends, it has exactly the events in it, whatever was counted for whole intervals. */
    @Test
    default void a_span_has_its_own_events_and_no_others() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        List<Instant> times = new ArrayList<>();
        for (int hour = 0; hour < 3; hour++) {
            for (Duration offset : List.of(
                    Duration.ZERO,
                    Duration.ofNanos(1000),
                    Duration.ofSeconds(61),
                    Duration.ofMinutes(59),
                    Duration.ofNanos(3_599_999_999_000L))) {
                times.add(NOON.plus(Duration.ofHours(hour)).plus(offset));
            }
        }
        store().keep(times.stream()
                .map(time -> at(application, session, "buy", time).verdict())
                .toList());

        List<@Nullable Instant> bounds = new ArrayList<>(times);
        bounds.addFirst(null);
        for (@Nullable Instant from : bounds) {
            for (@Nullable Instant to : bounds) {
                for (Interval interval : Interval.values()) {
                    TreeMap<Instant, Long> expected = new TreeMap<>();
                    times.stream()
                            .filter(time -> (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to)))
                            .forEach(time -> expected.merge(interval.begin(time), 1L, Long::sum));

                    assertThat(count(within(application, from, to), interval))
                            .as("from %s to %s by the %s", from, to, interval)
                            .isEqualTo(expected.entrySet().stream()
                                    .map(entry -> one(entry.getKey(), entry.getValue()))
                                    .toList());
                }
            }
        }
    }

    @Test
    default void groups_are_counted_apart_and_come_in_the_order_of_their_bytes() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        keep(
                at(application, session, "b", NOON).category("x"),
                at(application, session, "a", NOON).category("x"),
                at(application, session, "B", NOON).category("x"),
                at(application, session, "a", NOON).category("x"),
                at(application, session, "a", NOON.plusSeconds(60)).category("y"));

        assertThat(analytics().count(of(application), Interval.MINUTE, List.of(Dimension.NAME), PLENTY))
                .containsExactly(
                        new CountInTime(NOON, List.of("B"), 1),
                        new CountInTime(NOON, List.of("a"), 2),
                        new CountInTime(NOON, List.of("b"), 1),
                        new CountInTime(NOON.plusSeconds(60), List.of("a"), 1));
        assertThat(analytics()
                        .count(
                                of(application),
                                Interval.HOUR,
                                List.of(Dimension.CATEGORY, Dimension.NAME, Dimension.APPLICATION),
                                PLENTY))
                .containsExactly(
                        new CountInTime(NOON, List.of("x", "B", application.toString()), 1),
                        new CountInTime(NOON, List.of("x", "a", application.toString()), 2),
                        new CountInTime(NOON, List.of("x", "b", application.toString()), 1),
                        new CountInTime(NOON, List.of("y", "a", application.toString()), 1));
    }

    @Test
    default void only_what_a_filter_finds_is_counted() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        SessionId other = SampleEvents.newSession();
        keep(
                at(application, session, "a", NOON).category("x").data("{\"form\":{\"name\":\"John\"}}"),
                at(application, session, "b", NOON).category("x").data("{\"form\":{\"name\":\"Ann\"}}"),
                at(application, other, "a", NOON).category("y").data("{\"form\":{\"name\":\"John\"}}"));
        Visibility own = new Visibility.OnlyOf(application);

        assertThat(total(new EventFilter(own, Set.of(), Set.of(), Set.of("x"), Set.of(), null, null)))
                .isEqualTo(2);
        assertThat(total(new EventFilter(own, Set.of(), Set.of(), Set.of("x", "y"), Set.of("a"), null, null)))
                .isEqualTo(2);
        assertThat(total(new EventFilter(own, Set.of(), Set.of(other), Set.of(), Set.of(), null, null)))
                .isEqualTo(1);
        assertThat(total(of(application).withPayload(List.of(says("form.name", "John")))))
                .isEqualTo(2);
        assertThat(total(new EventFilter(own, Set.of(application), Set.of(), Set.of(), Set.of(), null, null)))
                .isEqualTo(3);
        assertThat(total(new EventFilter(
                        own, Set.of(SampleEvents.newApplicationId()), Set.of(), Set.of(), Set.of(), null, null)))
                .isZero();
    }

    @Test
    default void another_applications_events_are_in_no_count() {
        ApplicationId application = SampleEvents.newApplicationId();
        String category = SampleEvents.newText();
        keep(
                at(application, SampleEvents.newSession(), "a", NOON).category(category),
                at(SampleEvents.newApplicationId(), SampleEvents.newSession(), "a", NOON)
                        .category(category));
        EventFilter all = new EventFilter(Ask.ALL, Set.of(), Set.of(), Set.of(category), Set.of(), null, null);

        assertThat(total(of(application))).isEqualTo(1);
        assertThat(total(all)).isEqualTo(2);
    }

    @Test
    default void no_more_are_given_than_are_wanted_and_one() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        IntStream.range(0, 5).forEach(i -> keep(at(application, session, "a", NOON.plusSeconds(60L * i))));

        assertThat(analytics().count(of(application), Interval.MINUTE, List.of(), 3))
                .extracting(CountInTime::begin)
                .containsExactly(NOON, NOON.plusSeconds(60), NOON.plusSeconds(120), NOON.plusSeconds(180));
        assertThat(analytics().count(of(application), Interval.MINUTE, List.of(), 5))
                .hasSize(5);
    }

    @Test
    default void what_is_kept_twice_late_or_by_many_at_once_is_counted_once_where_it_occurred() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        List<SampleEvent> samples = IntStream.range(0, 120)
                .mapToObj(i -> at(application, session, "a", NOON.plusSeconds(i)))
                .toList();
        List<Callable<Object>> acts = IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(thread -> () -> {
                    for (int i = 119; i >= 0; i -= 10) {
                        store().keep(SampleEvents.verdicts(samples.subList(i - 9, i + 1)));
                    }
                    return thread;
                })
                .toList();

        Together.run(patience(), acts);

        assertThat(count(of(application), Interval.MINUTE))
                .containsExactly(one(NOON, 60), one(NOON.plusSeconds(60), 60));
    }

    @Test
    default void in_an_outage_events_cannot_be_counted() {
        ApplicationId application = SampleEvents.newApplicationId();
        keep(at(application, SampleEvents.newSession(), "a", NOON));

        outage().begin();
        Throwable answer;
        try {
            answer = catchThrowable(() -> count(of(application), Interval.DAY));
        } finally {
            outage().end();
        }

        assertThat(answer).isInstanceOf(EventStoreUnavailable.class);
        assertThat(Retry.whileUnavailable(
                        patience(), EventStoreUnavailable.class, () -> count(of(application), Interval.DAY)))
                .hasSize(1);
    }

    private List<CountInTime> count(EventFilter filter, Interval interval) {
        return analytics().count(filter, interval, List.of(), PLENTY);
    }

    private long total(EventFilter filter) {
        return count(filter, Interval.DAY).stream()
                .mapToLong(CountInTime::events)
                .sum();
    }

    private static CountInTime one(Instant begin, long events) {
        return new CountInTime(begin, List.of(), events);
    }
}
