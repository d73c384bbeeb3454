package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.Sessions;
import dev.theeye.domain.session.Session;
import dev.theeye.domain.session.SessionFilter;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} owes. */
public interface SessionsContract extends StorageContract {
    Instant NOON = Instant.parse("2024-05-20T12:00:00.000001Z");

    /** Of what {@link #store} keeps. */
    Sessions sessions();

    @Test
    default void a_session_is_what_its_events_add_up_to() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        keep(
                at(application, session, 60).category("b"),
                at(application, session, 0).category("a"),
                at(application, session, 0).category("b"),
                at(application, session, 30).category("B"),
                at(application, session, 90).without("name"));
        Session expected = new Session(session, application, NOON, NOON.plusSeconds(60), 4, List.of("B", "a", "b"));

        assertThat(sessions().find(session, Ask.ALL)).contains(expected);
        assertThat(sessions().find(session, new Visibility.OnlyOf(application))).contains(expected);
        assertThat(all(application, Order.OLDEST_FIRST)).containsExactly(expected);
    }

    @Test
    default void of_many_categories_a_session_has_the_first_thousand() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        List<String> categories = IntStream.rangeClosed(0, Session.MOST_CATEGORIES)
                .mapToObj(i -> Integer.toString(10_000 + i))
                .toList();
        keep(categories.stream()
                .map(category -> at(application, session, 0).category(category))
                .toArray(SampleEvent[]::new));

        assertThat(sessions().find(session, Ask.ALL).orElseThrow().categories())
                .isEqualTo(categories.subList(0, Session.MOST_CATEGORIES));
    }

    @Test
    default void a_session_of_which_no_event_is_kept_does_not_exist() {
        SessionId session = SampleEvents.newSession();
        ApplicationId application = SampleEvents.newApplicationId();
        keep(at(application, session, 0).without("name"));

        assertThat(sessions().find(session, Ask.ALL)).isEmpty();
        assertThat(sessions().find(SampleEvents.newSession(), Ask.ALL)).isEmpty();
        assertThat(all(application, Order.OLDEST_FIRST)).isEmpty();
        assertThat(count(application)).isZero();
    }

    @Test
    default void sessions_come_in_the_order_in_which_they_began_page_by_page() {
        assertPages(Order.OLDEST_FIRST);
        assertPages(Order.NEWEST_FIRST);
    }

    private void assertPages(Order order) {
        ApplicationId application = SampleEvents.newApplicationId();
        List<SessionId> ids =
                Stream.generate(SampleEvents::newSession).limit(23).toList();
        // three at each second, and one more event in each later on
        for (int i = 0; i < ids.size(); i++) {
            keep(at(application, ids.get(i), i / 3), at(application, ids.get(i), 1000 - i));
        }

        List<Session> whole = all(application, order);
        PageRequest first = PageRequest.first(order, 7);
        List<Page<Session>> forwards = Walk.forwards(page -> find(application, page), first);
        Cursor third = forwards.get(2).previous();
        assertThat(third).isNotNull();
        List<Page<Session>> backwards = Walk.backwards(page -> find(application, page), first, third);

        assertThat(whole).extracting(Session::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(order == Order.OLDEST_FIRST ? whole : whole.reversed())
                .extracting(Session::firstEvent)
                .isSorted();
        assertThat(Walk.items(forwards)).as("forwards").isEqualTo(whole);
        assertThat(forwards).extracting(page -> page.items().size()).containsExactly(7, 7, 7, 2);
        assertThat(forwards.getFirst().previous()).isNull();
        assertThat(Walk.items(backwards)).as("backwards").isEqualTo(whole.subList(0, 14));
        assertThat(count(application)).isEqualTo(23);
    }

    @Test
    default void sessions_are_found_by_when_they_began() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId before = SampleEvents.newSession();
        SessionId within = SampleEvents.newSession();
        SessionId after = SampleEvents.newSession();
        keep(
                at(application, before, -1),
                at(application, before, 30),
                at(application, within, 0),
                at(application, within, 90),
                at(application, after, 60));
        SessionFilter filter =
                new SessionFilter(new Visibility.OnlyOf(application), Set.of(), NOON, NOON.plusSeconds(60));

        assertThat(all(filter, Order.OLDEST_FIRST)).extracting(Session::id).containsExactly(within);
        assertThat(sessions().count(filter)).isEqualTo(1);
    }

    @Test
    default void sessions_are_found_by_the_applications_that_opened_them() {
        ApplicationId one = SampleEvents.newApplicationId();
        ApplicationId other = SampleEvents.newApplicationId();
        SessionId ones = SampleEvents.newSession();
        SessionId others = SampleEvents.newSession();
        keep(at(one, ones, 0), at(other, others, 1), at(SampleEvents.newApplicationId(), SampleEvents.newSession(), 2));
        SessionFilter filter = new SessionFilter(Ask.ALL, Set.of(one, other), null, null);

        assertThat(all(filter, Order.NEWEST_FIRST)).extracting(Session::id).containsExactly(others, ones);
        assertThat(sessions().count(filter)).isEqualTo(2);
        assertThat(all(new SessionFilter(Ask.ALL, Set.of(one), null, null), Order.NEWEST_FIRST))
                .extracting(Session::id)
                .containsExactly(ones);
    }

    @Test
    default void an_event_that_comes_late_moves_the_beginning_back() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId moved = SampleEvents.newSession();
        SessionId other = SampleEvents.newSession();
        keep(at(application, other, 5), at(application, moved, 10));

        keep(at(application, moved, 1), at(application, moved, 0), at(application, moved, 2));
        keep(at(application, moved, 20));

        assertThat(all(application, Order.OLDEST_FIRST)).extracting(Session::id).containsExactly(moved, other);
        assertThat(sessions().find(moved, Ask.ALL))
                .contains(new Session(
                        moved,
                        application,
                        NOON,
                        NOON.plusSeconds(20),
                        5,
                        all(application, Order.OLDEST_FIRST).getFirst().categories()));
    }

    @RepeatedTest(3)
    default void eight_threads_keep_events_of_one_session_and_it_begins_with_the_earliest() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        SessionId other = SampleEvents.newSession();
        List<Callable<Void>> acts = IntStream.range(0, 8)
                .<Callable<Void>>mapToObj(thread -> () -> {
                    for (int i = 9; i >= 0; i--) {
                        keep(at(application, session, i * 8 + thread), at(application, other, i * 8 + thread + 1));
                    }
                    return null;
                })
                .toList();

        Together.run(patience(), acts);

        SessionFilter filter =
                new SessionFilter(new Visibility.OnlyOf(application), Set.of(), NOON, NOON.plusSeconds(1));
        assertThat(all(filter, Order.OLDEST_FIRST)).extracting(Session::id).containsExactly(session);
        assertThat(sessions().find(session, Ask.ALL))
                .hasValueSatisfying(found -> assertThat(found.events()).isEqualTo(80));
    }

    @Test
    default void another_applications_sessions_do_not_exist() {
        ApplicationId own = SampleEvents.newApplicationId();
        ApplicationId others = SampleEvents.newApplicationId();
        SessionId hidden = SampleEvents.newSession();
        keep(at(own, SampleEvents.newSession(), 0), at(others, hidden, 1));
        Visibility onlyOwn = new Visibility.OnlyOf(own);

        assertThat(sessions().find(hidden, onlyOwn)).isEmpty();
        assertThat(all(own, Order.OLDEST_FIRST)).hasSize(1);
        assertThat(all(new SessionFilter(onlyOwn, Set.of(others), null, null), Order.OLDEST_FIRST))
                .isEmpty();
        assertThat(sessions().count(new SessionFilter(onlyOwn, Set.of(own, others), null, null)))
                .isEqualTo(1);
    }

    @Test
    default void of_a_shared_session_each_sees_what_it_sent_itself() {
        ApplicationId host = SampleApplications.registered(applications(), SessionPolicy.SHARED);
        ApplicationId guest = SampleApplications.registered(applications(), SessionPolicy.SHARED);
        SessionId session = SampleEvents.newSession();
        keep(at(host, session, 10).category("h"), at(host, session, 20).category("h"));
        keep(at(guest, session, 0).category("g"), at(guest, session, 30).category("g"));
        Session hosts = new Session(session, host, NOON.plusSeconds(10), NOON.plusSeconds(20), 2, List.of("h"));

        assertThat(sessions().find(session, new Visibility.OnlyOf(host))).contains(hosts);
        assertThat(sessions().find(session, new Visibility.OnlyOf(guest)))
                .contains(new Session(session, guest, NOON, NOON.plusSeconds(30), 2, List.of("g")));
        assertThat(sessions().find(session, Ask.ALL))
                .contains(new Session(session, host, NOON, NOON.plusSeconds(30), 4, List.of("g", "h")));
        assertThat(all(host, Order.OLDEST_FIRST)).containsExactly(hosts);
        assertThat(all(
                        new SessionFilter(
                                new Visibility.OnlyOf(host), Set.of(), NOON.plusSeconds(10), NOON.plusSeconds(11)),
                        Order.OLDEST_FIRST))
                .as("what a guest sent does not change when the session began")
                .hasSize(1);
        assertThat(all(guest, Order.OLDEST_FIRST)).isEmpty();
    }

    @Test
    default void in_an_outage_sessions_cannot_be_told() {
        ApplicationId application = SampleEvents.newApplicationId();
        SessionId session = SampleEvents.newSession();
        keep(at(application, session, 0));

        outage().begin();
        List<Throwable> answers;
        try {
            answers = Stream.<Callable<Object>>of(
                            () -> sessions().find(session, Ask.ALL),
                            () -> all(application, Order.OLDEST_FIRST),
                            () -> count(application))
                    .map(question -> catchThrowable(question::call))
                    .toList();
        } finally {
            outage().end();
        }

        assertThat(answers).hasSize(3).hasOnlyElementsOfType(EventStoreUnavailable.class);
        assertThat(Retry.whileUnavailable(
                        patience(),
                        EventStoreUnavailable.class,
                        () -> sessions().find(session, Ask.ALL)))
                .isPresent();
    }

    private void keep(SampleEvent... samples) {
        store().keep(SampleEvents.verdicts(List.of(samples)));
    }

    /** Of a category that nothing else has. */
    private static SampleEvent at(ApplicationId application, SessionId session, int secondsAfterNoon) {
        return SampleEvents.of(application, session).occurredAt(NOON.plusSeconds(secondsAfterNoon));
    }

    private Page<Session> find(ApplicationId application, PageRequest page) {
        return sessions().find(SessionFilter.everything(new Visibility.OnlyOf(application)), page);
    }

    private long count(ApplicationId application) {
        return sessions().count(SessionFilter.everything(new Visibility.OnlyOf(application)));
    }

    private List<Session> all(ApplicationId application, Order order) {
        return all(SessionFilter.everything(new Visibility.OnlyOf(application)), order);
    }

    private List<Session> all(SessionFilter filter, Order order) {
        return new ArrayList<>(sessions()
                .find(filter, PageRequest.first(order, PageRequest.MAX_LIMIT))
                .items());
    }
}
