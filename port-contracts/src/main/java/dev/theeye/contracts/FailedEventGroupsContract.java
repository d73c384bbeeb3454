package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventGroup;
import dev.theeye.domain.failure.FailedEventGroup.By;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.FailedEventGroups;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link FailedEventGroups} owes. */
public interface FailedEventGroupsContract extends StorageContract {
    Instant NOON = Instant.parse("2022-05-20T12:00:00.000001Z");

    FailedEventGroups groups();

    @Test
    default void failed_events_are_grouped_by_what_they_have_in_common() {
        ApplicationId application = SampleEvents.newApplicationId();
        kept(application, "a", "one", 0);
        kept(application, "a", "two", 2);
        kept(application, "a", "one", 1);

        assertThat(groups().find(of(application), Set.of(By.CATEGORY), 10))
                .containsExactly(group(null, "a", null, null, 3, 0, 2));
        assertThat(groups().find(of(application), Set.of(By.NAME, By.CATEGORY), 10))
                .containsExactly(group(null, "a", "one", null, 2, 0, 1), group(null, "a", "two", null, 1, 2, 2));
        assertThat(groups().find(of(application), Set.of(By.values()), 10))
                .containsExactly(
                        group("data.missing", "a", "one", application, 2, 0, 1),
                        group("data.missing", "a", "two", application, 1, 2, 2));
    }

    @Test
    default void one_with_several_violations_is_in_the_group_of_each() {
        ApplicationId application = SampleEvents.newApplicationId();
        store().keep(List.of(
                at(SampleEvents.of(application).without("name"), 0).verdict(),
                at(SampleEvents.of(application).without("name").with("timestamp", "7"), 1)
                        .verdict()));

        assertThat(groups().find(of(application), Set.of(By.VIOLATION), 10))
                .containsExactly(
                        group("name.missing", null, null, null, 2, 0, 1),
                        group("timestamp.invalid", null, null, null, 1, 1, 1));
    }

    @Test
    default void what_was_not_sent_makes_a_group_of_its_own() {
        ApplicationId application = SampleEvents.newApplicationId();
        kept(application, "c", "null", 0);
        store().keep(List.of(at(SampleEvents.of(application).category("c").without("name"), 1)
                .verdict()));

        assertThat(groups().find(of(application), Set.of(By.NAME), 10))
                .containsExactlyInAnyOrder(
                        group(null, null, "null", null, 1, 0, 0), group(null, null, null, null, 1, 1, 1));
    }

    @Test
    default void the_largest_come_first_and_of_those_as_large_the_one_seen_last() {
        ApplicationId application = SampleEvents.newApplicationId();
        kept(application, "rare", "n", 0);
        kept(application, "often", "n", 1);
        kept(application, "often", "n", 2);
        kept(application, "late", "n", 3);

        assertThat(groups().find(of(application), Set.of(By.CATEGORY), 10))
                .extracting(FailedEventGroup::category)
                .containsExactly("often", "late", "rare");
        assertThat(groups().find(of(application), Set.of(By.CATEGORY), 2)).hasSize(2);
    }

    @Test
    default void only_what_matches_and_is_visible_is_counted() {
        ApplicationId application = SampleEvents.newApplicationId();
        kept(application, "a", "one", 0);
        kept(application, "b", "one", 1);
        FailedEventFilter before = new FailedEventFilter(
                new Visibility.OnlyOf(application),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                NOON.plusSeconds(1));

        assertThat(groups().find(before, Set.of(By.CATEGORY), 10))
                .containsExactly(group(null, "a", null, null, 1, 0, 0));
        assertThat(groups().find(of(SampleEvents.newApplicationId()), Set.of(By.CATEGORY), 10))
                .isEmpty();
    }

    @Test
    default void in_an_outage_nobody_is_told_that_nothing_fails() {
        outage().begin();
        try {
            assertThat(assertTimeoutPreemptively(
                            patience(),
                            () -> catchThrowable(
                                    () -> groups().find(of(SampleEvents.newApplicationId()), Set.of(By.NAME), 1))))
                    .isInstanceOf(EventStoreUnavailable.class);
        } finally {
            outage().end();
        }
        Retry.whileUnavailable(
                patience(),
                EventStoreUnavailable.class,
                () -> groups().find(of(SampleEvents.newApplicationId()), Set.of(By.NAME), 1));
    }

    private void kept(ApplicationId application, String category, String name, int second) {
        store().keep(List.of(
                at(SampleEvents.of(application).category(category).name(name).without("data"), second)
                        .verdict()));
    }

    private static SampleEvent at(SampleEvent sample, int second) {
        return sample.receivedAt(NOON.plusSeconds(second));
    }

    private static FailedEventFilter of(ApplicationId application) {
        return FailedEventFilter.everything(new Visibility.OnlyOf(application));
    }

    private static FailedEventGroup group(
            @Nullable String violation,
            @Nullable String category,
            @Nullable String name,
            @Nullable ApplicationId application,
            long count,
            int first,
            int last) {
        return new FailedEventGroup(
                violation, category, name, application, count, NOON.plusSeconds(first), NOON.plusSeconds(last));
    }
}
