package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.port.SessionEraser;
import dev.theeye.domain.port.SessionEraser.Erased;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.AuditFilter;
import dev.theeye.domain.trust.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every {@link SessionEraser} owes. */
public interface SessionEraserContract extends StorageContract {
    SessionEraser eraser();

    EventCounts counts();

    EventFeed feed();

    AuditTrail auditTrail();

    @Test
    default void of_an_erased_session_nothing_is_left_and_of_others_everything() {
        ApplicationId shop = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        SampleEvent other = SampleEvents.of(shop);
        SampleEvent otherFailed = SampleEvents.of(shop).without("name");
        keep(SampleEvents.several(3, shop, session));
        keep(List.of(
                SampleEvents.of(shop, session).without("name"),
                SampleEvents.of(shop)
                        .with("session_id", JsonValue.quoted(session.toString().toUpperCase(Locale.ROOT)))
                        .name("")));
        keep(List.of(other, otherFailed));

        Optional<Erased> erased = eraser().erase(session, SampleApplications.act());

        assertThat(erased).contains(new Erased(3, 2));
        assertThat(Ask.events(reader(), session)).isEmpty();
        assertThat(Ask.events(reader(), shop))
                .extracting(Event::id)
                .containsExactly(other.event().id());
        assertThat(Ask.failed(reader(), shop)).containsExactly(otherFailed.failed());
    }

    @Test
    default void an_erased_session_is_taken_out_of_the_counts() {
        ApplicationId shop = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        String category = SampleEvents.newText();
        SampleEvent stays = SampleEvents.of(shop).category(category);
        keep(List.of(
                stays,
                SampleEvents.of(shop, session).category(category),
                SampleEvents.of(shop, session).category(category),
                SampleEvents.of(shop, session).category(category).with("data", "7")));

        eraser().erase(session, SampleApplications.act());

        assertThat(counts().type(stays.event().type(), new Visibility.OnlyOf(shop)))
                .hasValueSatisfying(totals -> {
                    assertThat(totals.events()).isEqualTo(1);
                    assertThat(totals.failed()).isZero();
                });
        eraser().erase(stays.event().session(), SampleApplications.act());
        assertThat(Ask.types(counts(), new Visibility.OnlyOf(shop))).isEmpty();
    }

    @Test
    default void what_is_erased_is_written_down_once_and_what_nobody_knows_is_not() {
        Act act = SampleApplications.act();
        ApplicationId shop = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        keep(SampleEvents.several(2, shop, session));

        Optional<Erased> first = eraser().erase(session, act);
        Optional<Erased> second = eraser().erase(session, SampleApplications.act());
        Optional<Erased> unknown = eraser().erase(SampleEvents.newSession(), SampleApplications.act());

        assertThat(first).isPresent();
        assertThat(second).isEmpty();
        assertThat(unknown).isEmpty();
        assertThat(auditTrail()
                        .find(
                                new AuditFilter(Set.of(), Set.of(shop), Set.of(), null, null),
                                PageRequest.first(Order.OLDEST_FIRST, 10))
                        .items())
                .containsExactly(AuditEntry.sessionErased(act, shop, session, new Erased(2, 0)));
    }

    @Test
    default void what_comes_later_opens_the_session_anew_for_whoever_sends_it() {
        SessionId session = SampleEvents.newSession();
        SampleEvent sample = SampleEvents.of(SampleEvents.newApplicationId(), session);
        keep(List.of(sample));
        eraser().erase(session, SampleApplications.act());

        SampleEvent others = SampleEvents.of(SampleEvents.newApplicationId(), session);

        assertThat(keep(List.of(others))).containsExactly(Kept.STORED);
        assertThat(keep(List.of(sample))).as("it is another's session now").containsExactly(Kept.FAILED);
        eraser().erase(session, SampleApplications.act());
        assertThat(keep(List.of(sample))).as("as if it had never been").containsExactly(Kept.STORED);
    }

    @Test
    default void what_is_erased_is_not_fed_any_more() {
        SessionId session = SampleEvents.newSession();
        FeedPosition before = feed().end();
        SampleEvent stays = SampleEvents.any();
        keep(SampleEvents.several(2, SampleEvents.newApplicationId(), session));
        keep(List.of(stays));

        eraser().erase(session, SampleApplications.act());

        assertThat(Feed.between(feed(), before, feed().end()))
                .extracting(stored -> stored.event().id())
                .containsExactly(stays.event().id());
    }

    @Test
    default void whoever_keeps_events_at_the_same_time_keeps_them_wholly_before_or_wholly_after() {
        ApplicationId shop = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        List<Callable<Long>> acts = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
            acts.add(() -> {
                long stored = 0;
                for (int i = 0; i < 30; i++) {
                    stored += keep(SampleEvents.several(5, shop, session)).stream()
                            .filter(Kept.STORED::equals)
                            .count();
                }
                return stored;
            });
        }
        acts.add(() -> {
            long erased = 0;
            for (int i = 0; i < 15; i++) {
                erased += eraser().erase(session, SampleApplications.act())
                        .map(Erased::events)
                        .orElse(0L);
            }
            return -erased;
        });

        long left = Together.run(patience(), acts).stream().mapToLong(n -> n).sum();

        EventFilter all = EventFilter.ofSession(Ask.ALL, session);
        assertThat(reader().count(all)).isEqualTo(left);
        assertThat(Ask.types(counts(), new Visibility.OnlyOf(shop)).stream()
                        .mapToLong(totals -> totals.events())
                        .sum())
                .isEqualTo(left);
        assertThat(keep(List.of(SampleEvents.of(SampleEvents.newApplicationId(), session))))
                .as("events without a session let anybody in")
                .containsExactly(left == 0 ? Kept.STORED : Kept.FAILED);
    }

    @Test
    default void in_an_outage_nothing_is_said_to_be_erased() {
        SessionId session = SampleEvents.newSession();
        keep(SampleEvents.several(2, SampleEvents.newApplicationId(), session));

        Throwable failure;
        outage().begin();
        try {
            failure = catchThrowable(() -> eraser().erase(session, SampleApplications.act()));
        } finally {
            outage().end();
        }

        assertThat(failure).isInstanceOf(EventStoreUnavailable.class);
        assertThat(Retry.whileUnavailable(
                        patience(),
                        EventStoreUnavailable.class,
                        () -> eraser().erase(session, SampleApplications.act())))
                .contains(new Erased(2, 0));
    }

    private List<Kept> keep(List<SampleEvent> samples) {
        return store().keep(SampleEvents.verdicts(samples));
    }
}
