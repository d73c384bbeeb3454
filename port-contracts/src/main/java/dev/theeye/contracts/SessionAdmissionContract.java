package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.port.SessionAdmission;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SessionAdmission} owes: it foretells what the store does, and leaves everything as it is. */
public interface SessionAdmissionContract extends StorageContract {
    /** Of the same data as {@link #store}. */
    SessionAdmission admission();

    @Test
    default void nothing_is_foretold_of_nothing() {
        assertThat(admission().admit(List.of())).isEmpty();
    }

    @Test
    default void what_has_failed_already_stays_as_it_is() {
        List<Verdict> failed = List.of(SampleEvents.any().without("name").verdict());

        assertThat(admission().admit(failed)).isEqualTo(failed);
    }

    @Test
    default void asking_opens_no_session_and_keeps_nothing() {
        SessionId session = SampleEvents.newSession();
        SampleEvent asked = SampleEvents.of(registered(SessionPolicy.OWN), session);
        SampleEvent kept = SampleEvents.of(registered(SessionPolicy.OWN), session);

        List<Verdict> foretold = admission().admit(List.of(asked.verdict()));

        assertThat(foretold).containsExactly(asked.verdict());
        assertThat(store().keep(List.of(kept.verdict())))
                .as("the session is still anybody's")
                .containsExactly(Kept.STORED);
        assertThat(Ask.count(reader(), asked.application())).isZero();
        assertThat(Ask.countFailed(reader(), asked.application())).isZero();
    }

    @Test
    default void another_applications_session_lets_nobody_in_and_its_owner_still() {
        SessionId session = SampleEvents.newSession();
        SampleEvent owners = SampleEvents.of(registered(SessionPolicy.OWN), session);
        SampleEvent others = SampleEvents.of(registered(SessionPolicy.OWN), session);
        store().keep(List.of(owners.verdict()));

        List<Verdict> foretold = admission().admit(SampleEvents.verdicts(List.of(others, owners)));

        assertThat(violations(foretold.getFirst())).containsExactly(ViolationCode.SESSION_OTHER_APPLICATION);
        assertThat(foretold.getLast()).isEqualTo(owners.verdict());
    }

    @Test
    default void it_agrees_with_the_store_whoever_shares_and_whatever_is_open() {
        for (boolean open : List.of(true, false)) {
            for (SessionPolicy first : SessionPolicy.values()) {
                for (SessionPolicy second : SessionPolicy.values()) {
                    SessionId session = SampleEvents.newSession();
                    ApplicationId owner = registered(first);
                    if (open) {
                        store().keep(List.of(SampleEvents.of(owner, session).verdict()));
                    }
                    List<Verdict> batch = SampleEvents.verdicts(
                            List.of(SampleEvents.of(owner, session), SampleEvents.of(registered(second), session)));

                    List<Verdict> foretold = admission().admit(batch);

                    List<Kept> foretoldToBe = foretold.stream()
                            .map(verdict -> verdict instanceof Verdict.Accepted ? Kept.STORED : Kept.FAILED)
                            .toList();
                    assertThat(store().keep(batch))
                            .as("of a session of %s, %s, entered by %s", first, open ? "open" : "not open", second)
                            .isEqualTo(foretoldToBe);
                }
            }
        }
    }

    @Test
    default void in_an_outage_it_cannot_tell() {
        List<Verdict> batch = List.of(SampleEvents.any().verdict());

        outage().begin();
        Throwable inOutage;
        try {
            inOutage = catchThrowable(() -> admission().admit(batch));
        } finally {
            outage().end();
        }

        assertThat(inOutage).isInstanceOf(EventStoreUnavailable.class);
        assertThat(Retry.whileUnavailable(
                        patience(),
                        EventStoreUnavailable.class,
                        () -> admission().admit(batch)))
                .isEqualTo(batch);
    }

    private static List<ViolationCode> violations(Verdict verdict) {
        return verdict instanceof Verdict.Failed(var failed)
                ? failed.violations().stream().map(Violation::code).toList()
                : List.of();
    }

    /** An outage that another test has just ended may still show. */
    private ApplicationId registered(SessionPolicy policy) {
        return Retry.whileUnavailable(
                patience(), ApplicationsUnavailable.class, () -> SampleApplications.registered(applications(), policy));
    }
}
