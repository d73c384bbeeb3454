package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A session belongs to the application that opened it. */
interface EventStoreSessionContract extends StorageContract {
    @Test
    default void an_event_for_another_applications_session_is_kept_as_a_failed_event() {
        SessionId session = SampleEvents.newSession();
        SampleEvent owners = SampleEvents.of(registered(SessionPolicy.OWN), session);
        SampleEvent others = SampleEvents.of(registered(SessionPolicy.OWN), session);
        store().keep(List.of(owners.verdict()));

        List<Kept> first = store().keep(List.of(others.verdict()));
        List<Kept> again = store().keep(List.of(others.verdict()));

        assertThat(first).containsExactly(Kept.FAILED);
        assertThat(again).as("the same once more").containsExactly(Kept.FAILED_BEFORE);
        assertThat(Ask.events(reader(), session)).extracting(Event::application).containsExactly(owners.application());
        assertThat(Ask.failed(reader(), others.application()))
                .as("what the other application sent")
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed).isEqualTo(FailedEvent.of(others.raw(), failed.violations()));
                    assertThat(failed.violations())
                            .extracting(Violation::code)
                            .containsExactly(ViolationCode.SESSION_OTHER_APPLICATION);
                });
        assertThat(Ask.failed(reader(), owners.application()))
                .as("failed events of the owner")
                .isEmpty();
    }

    @Test
    default void two_applications_in_one_batch_open_a_session_and_exactly_one_owns_it() {
        SessionId session = SampleEvents.newSession();
        List<SampleEvent> samples = Stream.of(registered(SessionPolicy.OWN), registered(SessionPolicy.OWN))
                .flatMap(application -> SampleEvents.several(3, application, session).stream())
                .toList();

        List<Kept> kept = store().keep(SampleEvents.verdicts(samples));

        assertThat(List.of(kept.subList(0, 3), kept.subList(3, 6)))
                .as("one application's events are stored, the other's fail")
                .containsExactlyInAnyOrder(
                        List.of(Kept.STORED, Kept.STORED, Kept.STORED), List.of(Kept.FAILED, Kept.FAILED, Kept.FAILED));
        assertThat(Ask.events(reader(), session)).hasSize(3);
    }

    /** The second in the opposite order, so that sessions opened in the order of the batch would end in a deadlock. */
    @Test
    default void two_applications_race_to_open_sessions_and_each_session_has_exactly_one_owner() {
        ApplicationId one = registered(SessionPolicy.OWN);
        ApplicationId other = registered(SessionPolicy.OWN);
        List<SessionId> sessions =
                Stream.generate(SampleEvents::newSession).limit(50).toList();
        List<Verdict> ofOne = twoInEach(sessions, one);
        List<Verdict> ofOther = twoInEach(sessions.reversed(), other);

        List<List<Kept>> answers =
                Together.run(patience(), List.of(() -> store().keep(ofOne), () -> store().keep(ofOther)));

        for (SessionId session : sessions) {
            assertThat(Ask.events(reader(), session))
                    .as("events of one session: both of the winner's, none of the loser's")
                    .hasSize(2)
                    .extracting(Event::application)
                    .containsAnyOf(one, other)
                    .satisfies(owners -> assertThat(owners.getFirst()).isEqualTo(owners.getLast()));
        }
        assertThat(answers.stream().flatMap(List::stream).filter(Kept.STORED::equals))
                .hasSize(100);
        assertThat(answers.stream().flatMap(List::stream).filter(Kept.FAILED::equals))
                .hasSize(100);
        assertThat(Stream.of(one, other)
                        .flatMap(application -> Ask.failed(reader(), application).stream())
                        .flatMap(failed -> failed.violations().stream())
                        .map(Violation::code))
                .as("nothing is lost: what the losers sent is kept as failed events")
                .hasSize(100)
                .containsOnly(ViolationCode.SESSION_OTHER_APPLICATION);
    }

    @Test
    default void applications_that_both_share_write_to_each_others_sessions() {
        SessionId session = SampleEvents.newSession();
        SampleEvent first = SampleEvents.of(registered(SessionPolicy.SHARED), session);
        SampleEvent second = SampleEvents.of(registered(SessionPolicy.SHARED), session);
        SampleEvent third = SampleEvents.of(registered(SessionPolicy.SHARED), session);

        List<Kept> inOneBatch = store().keep(SampleEvents.verdicts(List.of(first, second)));
        List<Kept> later = store().keep(List.of(third.verdict()));

        assertThat(inOneBatch).containsExactly(Kept.STORED, Kept.STORED);
        assertThat(later).containsExactly(Kept.STORED);
        assertThat(Ask.events(reader(), session))
                .extracting(Event::application)
                .containsExactly(first.application(), second.application(), third.application());
    }

    @Test
    default void one_alone_cannot_share() {
        SessionId shared = SampleEvents.newSession();
        SessionId own = SampleEvents.newSession();
        ApplicationId sharing = registered(SessionPolicy.SHARED);
        ApplicationId owning = registered(SessionPolicy.OWN);
        store().keep(SampleEvents.verdicts(List.of(SampleEvents.of(sharing, shared), SampleEvents.of(owning, own))));

        List<Kept> ownWriter =
                store().keep(List.of(SampleEvents.of(owning, shared).verdict()));
        List<Kept> sharedWriter =
                store().keep(List.of(SampleEvents.of(sharing, own).verdict()));

        assertThat(ownWriter).as("OWN writes to a session of SHARED").containsExactly(Kept.FAILED);
        assertThat(sharedWriter).as("SHARED writes to a session of OWN").containsExactly(Kept.FAILED);
    }

    @Test
    default void a_failed_event_opens_no_session() {
        SessionId session = SampleEvents.newSession();
        SampleEvent failed =
                SampleEvents.of(registered(SessionPolicy.OWN), session).without("name");
        SampleEvent good = SampleEvents.of(registered(SessionPolicy.OWN), session);

        List<Kept> kept = store().keep(SampleEvents.verdicts(List.of(failed, good)));

        assertThat(kept).containsExactly(Kept.FAILED, Kept.STORED);
    }

    @Test
    default void nobody_can_suppress_anothers_event_by_its_idempotency_key() {
        SessionId session = SampleEvents.newSession();
        SampleEvent one =
                SampleEvents.of(registered(SessionPolicy.SHARED), session).key("k1");
        SampleEvent other = one.from(registered(SessionPolicy.SHARED));

        List<Kept> kept = store().keep(SampleEvents.verdicts(List.of(one, other)));

        assertThat(kept).containsExactly(Kept.STORED, Kept.STORED);
    }

    private ApplicationId registered(SessionPolicy policy) {
        return SampleApplications.registered(applications(), policy);
    }

    private static List<Verdict> twoInEach(List<SessionId> sessions, ApplicationId application) {
        return sessions.stream()
                .flatMap(session -> SampleEvents.several(2, application, session).stream())
                .map(SampleEvent::verdict)
                .toList();
    }
}
