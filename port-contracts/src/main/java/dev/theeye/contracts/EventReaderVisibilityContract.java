package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is not visible does not exist: no hits, no counts, no ids, no neighbouring pages. */
interface EventReaderVisibilityContract extends StorageContract {
    @Test
    default void another_applications_events_do_not_exist() {
        SampleEvent own = SampleEvents.any();
        SampleEvent others = SampleEvents.any();
        store().keep(SampleEvents.verdicts(List.of(own, others)));
        Visibility onlyOwn = new Visibility.OnlyOf(own.application());
        Event hidden = others.event();

        assertThat(reader().find(hidden.id(), onlyOwn)).as("by id").isEmpty();
        assertThat(reader().find(own.event().id(), onlyOwn)).as("own, by id").isPresent();
        assertHidden(EventFilter.ofSession(onlyOwn, hidden.session()));
        assertHidden(new EventFilter(onlyOwn, Set.of(others.application()), Set.of(), Set.of(), Set.of(), null, null));
        assertHidden(new EventFilter(
                onlyOwn, Set.of(), Set.of(), Set.of(hidden.type().category()), Set.of(), null, null));
        assertThat(Ask.events(reader(), EventFilter.everything(onlyOwn)))
                .extracting(Event::application)
                .containsOnly(own.application());
        assertThat(Ask.events(
                        reader(),
                        new EventFilter(
                                onlyOwn,
                                Set.of(own.application(), others.application()),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                null,
                                null)))
                .extracting(Event::application)
                .containsExactly(own.application());
    }

    @Test
    default void another_applications_events_in_a_shared_session_do_not_exist_either() {
        SessionId session = SampleEvents.newSession();
        ApplicationId one = SampleApplications.registered(applications(), SessionPolicy.SHARED);
        ApplicationId other = SampleApplications.registered(applications(), SessionPolicy.SHARED);
        store().keep(SampleEvents.verdicts(SampleEvents.several(2, one, session)));
        store().keep(SampleEvents.verdicts(SampleEvents.several(3, other, session)));
        EventFilter filter = EventFilter.ofSession(new Visibility.OnlyOf(one), session);

        Page<Event> page = reader().find(filter, PageRequest.first(Order.OLDEST_FIRST, 2));
        Page<Event> before = reader().find(
                        filter,
                        PageRequest.first(Order.OLDEST_FIRST, 2)
                                .at(new Position.Before(Cursor.of(page.items().getFirst()))));

        assertThat(page.items()).hasSize(2);
        assertThat(page.next()).as("nothing visible comes after").isNull();
        assertThat(before).isEqualTo(new Page<>(List.of(), null, null));
        assertThat(reader().count(filter)).isEqualTo(2);
        assertThat(reader().count(EventFilter.ofSession(Ask.ALL, session))).isEqualTo(5);
    }

    @Test
    default void another_applications_failed_events_do_not_exist() {
        SampleEvent own = SampleEvents.any().without("name");
        SampleEvent others = SampleEvents.any().without("name");
        store().keep(SampleEvents.verdicts(List.of(own, others)));
        Visibility onlyOwn = new Visibility.OnlyOf(own.application());
        FailedEvent hidden = others.failed();

        assertThat(reader().findFailed(hidden.id(), onlyOwn)).as("by id").isEmpty();
        assertThat(reader().findFailed(own.failed().id(), onlyOwn))
                .as("own, by id")
                .isPresent();
        assertThat(Ask.failed(reader(), FailedEventFilter.everything(onlyOwn))).containsExactly(own.failed());
        assertThat(reader().countFailed(FailedEventFilter.everything(onlyOwn))).isEqualTo(1);
        assertHidden(new FailedEventFilter(
                onlyOwn, Set.of(others.application()), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null));
        assertHidden(new FailedEventFilter(
                onlyOwn,
                Set.of(),
                Set.of(String.valueOf(hidden.sessionId())),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null));
    }

    @Test
    default void an_analyst_sees_everyones() {
        SampleEvent one = SampleEvents.any();
        SampleEvent other = SampleEvents.any();
        SampleEvent failed = SampleEvents.any().without("name");
        store().keep(SampleEvents.verdicts(List.of(one, other, failed)));

        assertThat(reader().find(one.event().id(), Ask.ALL)).isPresent();
        assertThat(reader().find(other.event().id(), Ask.ALL)).isPresent();
        assertThat(reader().findFailed(failed.failed().id(), Ask.ALL)).isPresent();
    }

    @Test
    default void an_event_is_no_failed_event_and_a_failed_event_is_no_event() {
        SampleEvent good = SampleEvents.any();
        SampleEvent bad = SampleEvents.of(good.application()).without("name");
        store().keep(SampleEvents.verdicts(List.of(good, bad)));

        assertThat(reader().findFailed(good.event().id(), Ask.ALL)).isEmpty();
        assertThat(reader().find(bad.failed().id(), Ask.ALL)).isEmpty();
        assertThat(Ask.count(reader(), good.application())).isEqualTo(1);
        assertThat(Ask.countFailed(reader(), good.application())).isEqualTo(1);
    }

    private void assertHidden(EventFilter filter) {
        assertThat(Ask.events(reader(), filter)).as("%s", filter).isEmpty();
        assertThat(reader().count(filter)).as("count, %s", filter).isZero();
    }

    private void assertHidden(FailedEventFilter filter) {
        assertThat(Ask.failed(reader(), filter)).as("%s", filter).isEmpty();
        assertThat(reader().countFailed(filter)).as("count, %s", filter).isZero();
    }
}
