package dev.theeye.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryEventFeed;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.application.Following.Step;
import dev.theeye.contracts.SampleEvent;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FollowEventsTest {
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    private final InMemoryEventStore store = new InMemoryEventStore(new InMemoryApplications());
    private final FollowEvents follow = new FollowEvents(new InMemoryEventFeed(store));

    @Test
    void everybody_who_follows_gets_what_is_stored_from_then_on() throws Exception {
        stored(3);
        try (Following one = follow.follow(Optional.empty());
                Following other = follow.follow(Optional.empty())) {
            List<EventId> ids = stored(4);

            assertThat(ids(take(one, 4))).isEqualTo(ids);
            assertThat(ids(take(other, 4))).isEqualTo(ids);
        }
    }

    @Test
    void who_comes_back_goes_on_after_the_last_event_it_had() throws Exception {
        FeedPosition last;
        List<EventId> ids;
        try (Following following = follow.follow(Optional.empty())) {
            ids = stored(10);
            last = take(following, 10).get(6).position();
        }
        ids = Stream.concat(ids.stream(), stored(700).stream()).toList();

        try (Following back = follow.follow(Optional.of(last))) {
            ids = Stream.concat(ids.stream(), stored(2).stream()).toList();
            assertThat(ids(take(back, 705))).isEqualTo(ids.subList(7, ids.size()));
        }
    }

    @Test
    void who_is_too_slow_for_the_tail_is_caught_up_without_gap_or_repeat() throws Exception {
        try (Following slow = follow.follow(Optional.empty());
                Following quick = follow.follow(Optional.empty())) {
            List<EventId> ids = new ArrayList<>(stored(1));
            List<StoredEvent> first = take(slow, 1);
            ids.addAll(stored(25_000));
            take(quick, 25_001);

            List<EventId> caughtUp = ids(take(slow, 25_000));

            ids.addAll(stored(1));
            assertThat(ids(first)).isEqualTo(ids.subList(0, 1));
            assertThat(caughtUp).isEqualTo(ids.subList(1, 25_001));
            assertThat(ids(take(slow, 1))).isEqualTo(ids.subList(25_001, 25_002));
        }
    }

    @Test
    void a_position_that_is_forgotten_is_answered_with_a_gap_and_then_with_what_follows() throws Exception {
        try (Following following = follow.follow(Optional.of(new FeedPosition("another-store's")))) {
            Step first = following.next(MOMENT);
            List<EventId> ids = stored(2);

            assertThat(first).isInstanceOf(Step.Gap.class);
            assertThat(ids(take(following, 2))).isEqualTo(ids);
        }
    }

    @Test
    void an_outage_delays_and_loses_nothing() throws Exception {
        try (Following following = follow.follow(Optional.empty())) {
            List<EventId> ids = stored(2);
            store.interrupt();
            try {
                assertThatThrownBy(() -> follow.follow(Optional.empty())).isInstanceOf(EventStoreUnavailable.class);
            } finally {
                store.resume();
            }

            ids = Stream.concat(ids.stream(), stored(2).stream()).toList();
            assertThat(ids(take(following, 4))).isEqualTo(ids);
        }
    }

    @Test
    void after_nobody_has_followed_for_a_while_following_begins_anew() throws Exception {
        follow.follow(Optional.empty()).close();
        stored(1);
        try (Following following = follow.follow(Optional.empty())) {
            List<EventId> ids = stored(1);

            assertThat(ids(take(following, 1))).isEqualTo(ids);
        }
    }

    private List<EventId> stored(int count) {
        List<SampleEvent> samples =
                SampleEvents.several(count, SampleEvents.newApplicationId(), SampleEvents.newSession());
        store.keep(SampleEvents.verdicts(samples));
        return samples.stream().map(sample -> sample.event().id()).toList();
    }

    private static List<StoredEvent> take(Following following, int count) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        List<StoredEvent> taken = new ArrayList<>();
        while (taken.size() < count && System.nanoTime() < end) {
            switch (following.next(MOMENT)) {
                case Step.Events(List<StoredEvent> events) -> taken.addAll(events);
                case Step.Gap gap -> throw new AssertionError("a gap after " + taken.size());
            }
        }
        return taken;
    }

    private static List<EventId> ids(List<StoredEvent> stored) {
        return stored.stream().map(one -> one.event().id()).toList();
    }
}
