package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.failure.FailureAlert;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.FailureAlerts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link FailureAlerts} owes. Each test has a type of its own. */
public interface FailureAlertsContract extends StorageContract {
    Duration LONG = Duration.ofHours(1);

    FailureAlerts alerts();

    @Test
    default void an_alert_is_raised_when_as_many_of_a_type_fail_as_the_threshold_says() {
        String category = SampleEvents.newText();
        Instant before = SampleEvents.now();
        failing(category, 2);
        watch(before, 3);
        assertThat(due(category)).as("below the threshold").isEmpty();

        failing(category, 1);
        watch(before, 3);

        assertThat(due(category)).singleElement().satisfies(alert -> {
            assertThat(alert.category()).isEqualTo(category);
            assertThat(alert.name()).isNull();
            assertThat(alert.failures()).isEqualTo(3);
            assertThat(alert.raisedAt()).isBetween(before, SampleEvents.now());
        });
    }

    @Test
    default void what_failed_before_the_window_does_not_count() {
        String category = SampleEvents.newText();
        failing(category, 3);

        watch(SampleEvents.now(), 3);

        assertThat(due(category)).isEmpty();
    }

    @Test
    default void an_alert_is_given_to_one_alone_until_it_is_postponed_no_longer() {
        String category = SampleEvents.newText();
        Instant before = SampleEvents.now();
        failing(category, 3);
        watch(before, 3);
        FailureAlert alert = due(category).getFirst();

        assertThat(due(category)).as("while somebody tells it").isEmpty();
        alerts().postpone(alert.id(), Duration.ZERO);

        assertThat(due(category)).containsExactly(alert);
    }

    @Test
    default void an_alert_that_was_told_is_not_told_again_while_failures_go_on() {
        String category = SampleEvents.newText();
        Instant before = SampleEvents.now();
        failing(category, 3);
        watch(before, 3);
        alerts().told(due(category).getFirst().id());
        failing(category, 3);

        watch(before, 3);
        watch(before, 12);

        assertThat(due(category)).as("at half the threshold").isEmpty();
        watch(before, 3);
        assertThat(due(category)).as("and over it again").isEmpty();
    }

    @Test
    default void a_type_that_has_calmed_down_and_fails_again_raises_another_alert() {
        String category = SampleEvents.newText();
        Instant before = SampleEvents.now();
        failing(category, 3);
        watch(before, 3);
        FailureAlert first = due(category).getFirst();
        alerts().told(first.id());
        watch(SampleEvents.now(), 3);

        watch(before, 3);

        assertThat(due(category))
                .singleElement()
                .satisfies(alert -> assertThat(alert.id()).isNotEqualTo(first.id()));
    }

    @Test
    default void an_alert_that_could_not_be_told_is_not_over_when_its_type_has_calmed_down() {
        String category = SampleEvents.newText();
        Instant before = SampleEvents.now();
        failing(category, 3);
        watch(before, 3);

        watch(SampleEvents.now(), 3);

        assertThat(due(category)).hasSize(1);
    }

    @Test
    default void in_an_outage_nobody_is_told_that_all_is_calm() {
        outage().begin();
        try {
            assertThat(assertTimeoutPreemptively(patience(), () -> catchThrowable(() -> alerts().due(LONG))))
                    .isInstanceOf(EventStoreUnavailable.class);
            assertThat(assertTimeoutPreemptively(patience(), () -> catchThrowable(() -> watch(SampleEvents.now(), 3))))
                    .isInstanceOf(EventStoreUnavailable.class);
        } finally {
            outage().end();
        }
        Retry.whileUnavailable(patience(), EventStoreUnavailable.class, () -> alerts().due(LONG));
    }

    private void watch(Instant from, long threshold) {
        alerts().watch(from, SampleEvents.now(), threshold);
    }

    private void failing(String category, int count) {
        store().keep(SampleEvents.verdicts(
                Stream.generate(() -> SampleEvents.any().category(category).without("name"))
                        .limit(count)
                        .toList()));
    }

    /** Takes all that there are, since other tests have some, too. */
    private List<FailureAlert> due(String category) {
        List<FailureAlert> due = new ArrayList<>();
        for (Optional<FailureAlert> next = alerts().due(LONG); next.isPresent(); next = alerts().due(LONG)) {
            if (category.equals(next.get().category())) {
                due.add(next.get());
            }
        }
        return due;
    }
}
