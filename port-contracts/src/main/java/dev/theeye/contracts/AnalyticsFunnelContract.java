package dev.theeye.contracts;

import static dev.theeye.contracts.AnalyticsQuestions.at;
import static dev.theeye.contracts.AnalyticsQuestions.of;
import static dev.theeye.contracts.AnalyticsQuestions.says;
import static dev.theeye.contracts.AnalyticsQuestions.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.analysis.Funnel;
import dev.theeye.domain.analysis.FunnelStep;
import dev.theeye.domain.analysis.StepReached;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How far sessions come. */
interface AnalyticsFunnelContract extends AnalyticsQuestions {
    Duration HOUR = Duration.ofHours(1);

    @Test
    default void sessions_are_counted_in_each_step_that_they_reach_in_order() {
        ApplicationId application = SampleEvents.newApplicationId();
        session(application, "view 0", "click 10", "buy 30");
        session(application, "view 0", "other 5", "click 20", "view 21");
        session(application, "view 0", "view 1", "buy 2");
        session(application, "click 0", "view 1", "buy 2");
        session(application, "click 0", "buy 1");

        assertThat(funnel(application, HOUR, "view", "click", "buy"))
                .containsExactly(
                        reached(4, null), reached(2, Duration.ofSeconds(15)), reached(1, Duration.ofSeconds(20)));
        assertThat(funnel(application, HOUR, "buy", "nothing")).containsExactly(reached(4, null), reached(0, null));
    }

    @Test
    default void a_session_counts_once_however_often_it_takes_a_step() {
        ApplicationId application = SampleEvents.newApplicationId();
        session(application, "view 0", "click 1", "view 2", "click 3", "click 4");

        assertThat(funnel(application, HOUR, "view", "click"))
                .containsExactly(reached(1, null), reached(1, Duration.ofSeconds(1)));
        assertThat(funnel(application, HOUR, "view", "view"))
                .containsExactly(reached(1, null), reached(1, Duration.ofSeconds(2)));
        assertThat(funnel(application, HOUR, "view", "view", "view"))
                .containsExactly(reached(1, null), reached(1, Duration.ofSeconds(2)), reached(0, null));
    }

    @Test
    default void events_of_one_instant_are_in_the_order_in_which_they_were_sent() {
        ApplicationId application = SampleEvents.newApplicationId();
        session(application, "view 0", "click 0", "buy 0");

        assertThat(funnel(application, HOUR, "view", "click", "buy"))
                .containsExactly(reached(1, null), reached(1, Duration.ZERO), reached(1, Duration.ZERO));
        assertThat(funnel(application, HOUR, "click", "view")).containsExactly(reached(1, null), reached(0, null));
    }

    /** Whoever looks at the first view only gives this session up. */
    @Test
    default void all_steps_are_taken_within_the_window_whichever_beginning_it_takes() {
        ApplicationId application = SampleEvents.newApplicationId();
        session(application, "view 0", "click 10", "view 3000", "click 3010", "buy 3700");

        assertThat(funnel(application, HOUR, "view", "click", "buy"))
                .containsExactly(
                        reached(1, null), reached(1, Duration.ofSeconds(10)), reached(1, Duration.ofSeconds(690)));
        assertThat(funnel(application, Duration.ofSeconds(700), "view", "click", "buy"))
                .as("the window's end belongs to it")
                .last()
                .isEqualTo(reached(1, Duration.ofSeconds(690)));
        assertThat(funnel(application, Duration.ofSeconds(699), "view", "click", "buy"))
                .last()
                .isEqualTo(reached(0, null));
        assertThat(funnel(application, null, "view", "click", "buy"))
                .last()
                .isEqualTo(reached(1, Duration.ofSeconds(690)));
    }

    @Test
    default void a_step_is_a_type_and_what_stands_in_the_payload() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId john = SampleEvents.newSession();
        SessionId ann = SampleEvents.newSession();
        keep(
                at(application, john, "form", NOON).data("{\"name\":\"John\"}"),
                at(application, john, "buy", NOON.plusSeconds(1)),
                at(application, ann, "form", NOON).data("{\"name\":\"Ann\"}"),
                at(application, ann, "buy", NOON.plusSeconds(3)).category("elsewhere"));

        assertThat(analytics()
                        .funnel(new Funnel(
                                of(application),
                                List.of(
                                        new FunnelStep("shop", "form", List.of(says("name", "John"))),
                                        new FunnelStep("shop", null, List.of())),
                                HOUR)))
                .containsExactly(reached(1, null), reached(1, Duration.ofSeconds(1)));
        assertThat(analytics()
                        .funnel(new Funnel(
                                of(application),
                                List.of(
                                        new FunnelStep(null, null, List.of(says("name", "Ann"))),
                                        new FunnelStep(null, "buy", List.of())),
                                HOUR)))
                .containsExactly(reached(1, null), reached(1, Duration.ofSeconds(3)));
    }

    @Test
    default void only_events_that_the_filter_finds_are_steps() {
        ApplicationId application = SampleEvents.newApplicationId();
        session(application, "view 0", "click 10");
        EventFilter filter = within(application, NOON, NOON.plusSeconds(10));

        assertThat(analytics().funnel(new Funnel(filter, steps("view", "click"), HOUR)))
                .containsExactly(reached(1, null), reached(0, null));
        assertThat(funnel(SampleEvents.newApplicationId(), HOUR, "view", "click"))
                .containsExactly(reached(0, null), reached(0, null));
    }

    @Test
    default void what_others_did_in_a_shared_session_is_no_step_for_an_application() {
        ApplicationId one = SampleApplications.registered(applications(), SessionPolicy.SHARED);
        ApplicationId other = SampleApplications.registered(applications(), SessionPolicy.SHARED);
        SessionId session = SampleEvents.newSession();
        keep(at(one, session, "view", NOON), at(other, session, "click", NOON.plusSeconds(1)));

        assertThat(funnel(one, HOUR, "view", "click")).containsExactly(reached(1, null), reached(0, null));
    }

    /** Against trying out every way that there is. */
    @Test
    default void of_many_sessions_each_counts_as_far_as_any_way_leads() {
        ApplicationId application = SampleEvents.newApplicationId();
        Random random = new Random(7);
        List<List<String>> sessions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<String> events = new ArrayList<>();
            for (int k = 0, time = 0; k < 8; k++) {
                time += random.nextInt(30);
                events.add(List.of("a", "b", "c").get(random.nextInt(3)) + " " + time);
            }
            sessions.add(events);
            session(application, events.toArray(String[]::new));
        }

        List<StepReached> reached = funnel(application, Duration.ofSeconds(60), "a", "b", "a", "c");

        for (int step = 0; step < 4; step++) {
            int length = step + 1;
            assertThat(reached.get(step).sessions())
                    .as("step " + length)
                    .isEqualTo(sessions.stream()
                            .filter(events ->
                                    leads(events, 0, List.of("a", "b", "a", "c").subList(0, length), -1))
                            .count());
        }
    }

    private static boolean leads(List<String> events, int next, List<String> steps, int begun) {
        if (steps.isEmpty()) {
            return true;
        }
        for (int i = next; i < events.size(); i++) {
            String[] event = events.get(i).split(" ");
            int time = Integer.parseInt(event[1]);
            if (event[0].equals(steps.getFirst())
                    && (begun < 0 || time - begun <= 60)
                    && leads(events, i + 1, steps.subList(1, steps.size()), begun < 0 ? time : begun)) {
                return true;
            }
        }
        return false;
    }

    /** @param events a name and the seconds after noon, each */
    private void session(ApplicationId application, String... events) {
        SessionId session = SampleEvents.newSession();
        keep(Stream.of(events)
                .map(event -> event.split(" "))
                .map(event -> at(application, session, event[0], NOON.plusSeconds(Long.parseLong(event[1]))))
                .toArray(SampleEvent[]::new));
    }

    private List<StepReached> funnel(ApplicationId application, @Nullable Duration window, String... names) {
        return analytics().funnel(new Funnel(of(application), steps(names), window));
    }

    private static List<FunnelStep> steps(String... names) {
        return Stream.of(names)
                .map(name -> new FunnelStep("shop", name, List.of()))
                .toList();
    }

    private static StepReached reached(long sessions, @Nullable Duration median) {
        return new StepReached(sessions, median);
    }
}
