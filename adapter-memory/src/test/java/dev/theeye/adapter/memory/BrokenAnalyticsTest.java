package dev.theeye.adapter.memory;

import dev.theeye.contracts.AnalyticsContract;
import dev.theeye.domain.analysis.CountInTime;
import dev.theeye.domain.analysis.Dimension;
import dev.theeye.domain.analysis.Funnel;
import dev.theeye.domain.analysis.Interval;
import dev.theeye.domain.analysis.Measure;
import dev.theeye.domain.analysis.StepReached;
import dev.theeye.domain.analysis.TopValue;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.port.Analytics;
import dev.theeye.domain.trust.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of analytics is worth what it notices. */
final class BrokenAnalyticsTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_analytics_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    /** As one does who knows whole intervals alone. */
    @FailsAt("a_span_has_its_own_events_and_no_others")
    static final class RoundTheSpan extends HonestAnalytics {
        @Override
        public List<CountInTime> count(EventFilter filter, Interval interval, List<Dimension> groupBy, int most) {
            return honestly.count(
                    within(filter, filter.visibility(), begin(interval, filter.from()), filter.to()),
                    interval,
                    groupBy,
                    most);
        }

        private static @Nullable Instant begin(Interval interval, @Nullable Instant time) {
            return time == null ? null : interval.begin(time);
        }
    }

    @FailsAt("another_applications_events_are_in_no_count")
    static final class CountWhatIsHidden extends HonestAnalytics {
        @Override
        public List<CountInTime> count(EventFilter filter, Interval interval, List<Dimension> groupBy, int most) {
            return honestly.count(
                    within(filter, new Visibility.Everything(), filter.from(), filter.to()), interval, groupBy, most);
        }
    }

    @FailsAt("the_most_frequent_come_first_with_the_sessions_that_they_occur_in")
    static final class TakeEventsForSessions extends HonestAnalytics {
        @Override
        public List<TopValue> top(EventFilter filter, Measure by, int limit) {
            return honestly.top(filter, by, limit).stream()
                    .map(top -> new TopValue(top.value(), top.events(), top.events()))
                    .toList();
        }
    }

    @FailsAt("all_steps_are_taken_within_the_window_whichever_beginning_it_takes")
    static final class TakeAnyTimeForAFunnel extends HonestAnalytics {
        @Override
        public List<StepReached> funnel(Funnel funnel) {
            return honestly.funnel(new Funnel(funnel.filter(), funnel.steps(), null));
        }
    }

    @FailsAt("what_others_did_in_a_shared_session_is_no_step_for_an_application")
    static final class FollowOthers extends HonestAnalytics {
        @Override
        public List<StepReached> funnel(Funnel funnel) {
            EventFilter filter = funnel.filter();
            return honestly.funnel(new Funnel(
                    within(filter, new Visibility.Everything(), filter.from(), filter.to()),
                    funnel.steps(),
                    funnel.window()));
        }
    }

    private static EventFilter within(
            EventFilter filter, Visibility visibility, @Nullable Instant from, @Nullable Instant to) {
        return new EventFilter(
                visibility,
                filter.applications(),
                filter.sessions(),
                filter.categories(),
                filter.names(),
                from,
                to,
                filter.payload());
    }

    private abstract static class HonestAnalytics extends HonestStorage implements AnalyticsContract, Analytics {
        final Analytics honestly = new InMemoryAnalytics(honest);

        @Override
        public Analytics analytics() {
            return this;
        }

        @Override
        public List<CountInTime> count(EventFilter filter, Interval interval, List<Dimension> groupBy, int most) {
            return honestly.count(filter, interval, groupBy, most);
        }

        @Override
        public List<TopValue> top(EventFilter filter, Measure by, int limit) {
            return honestly.top(filter, by, limit);
        }

        @Override
        public List<StepReached> funnel(Funnel funnel) {
            return honestly.funnel(funnel);
        }
    }
}
