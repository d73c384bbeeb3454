package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationChange;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.AuditFilter;
import dev.theeye.domain.trust.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link dev.theeye.domain.port.AuditTrail} owes. */
public interface AuditTrailContract extends AdministeringContract {
    @Test
    default void every_act_is_written_down_with_who_what_and_when() {
        Application application = SampleApplications.any();
        ApplicationId id = application.id();
        List<Act> acts = List.of(act(0), act(1), act(2), act(3));
        ApplicationChange change = new ApplicationChange(
                Optional.of(SampleEvents.newText()),
                Optional.of(Set.of(Scope.ADMIN)),
                Optional.of(ApplicationStatus.SUSPENDED));

        applications().register(application, SampleApplications.credential(), acts.get(0));
        applications().change(id, change, acts.get(1));
        applications().addCredential(id, SampleApplications.credential().digest(), Duration.ZERO, acts.get(2));
        applications().removeCredential(id, 1, acts.get(3));

        assertThat(about(id))
                .containsExactly(
                        AuditEntry.registered(acts.get(0), application),
                        AuditEntry.changed(acts.get(1), application, change.of(application))
                                .orElseThrow(),
                        AuditEntry.secretAdded(acts.get(2), id, 2),
                        AuditEntry.secretRemoved(acts.get(3), id, 1));
    }

    @Test
    default void what_The_Eye_did_by_itself_is_written_down_as_done_by_nobody() {
        Application application = SampleApplications.any();
        Act act = new Act(act(0).id(), SampleEvents.newArrival(), SampleEvents.now(), null);

        applications().register(application, SampleApplications.credential(), act);

        assertThat(about(application.id())).containsExactly(AuditEntry.registered(act, application));
    }

    @Test
    default void what_changed_nothing_is_not_written_down() {
        Application first = registered();
        Application second = registered();

        applications().register(SampleApplications.named(first.name()), SampleApplications.credential(), act(0));
        applications().change(second.id(), ApplicationChange.name(first.name()), act(0));
        applications().change(second.id(), ApplicationChange.name(second.name()), act(0));
        applications().removeCredential(second.id(), 9, act(0));

        assertThat(about(second.id()))
                .extracting(AuditEntry::kind)
                .containsExactly(AuditEntry.Kind.APPLICATION_REGISTERED);
        assertThat(about(first.id())).hasSize(1);
    }

    @Test
    default void the_acts_come_page_by_page_in_both_directions() {
        Application application = registered();
        for (int i = 1; i < 7; i++) {
            applications().change(application.id(), ApplicationChange.name(SampleEvents.newText()), act(i));
        }
        List<AuditEntry> oldestFirst = about(application.id());
        AuditFilter filter = aboutFilter(application.id());
        PageRequest request = PageRequest.first(Order.NEWEST_FIRST, 3);
        List<AuditEntry> walked = new ArrayList<>();

        Page<AuditEntry> page = auditTrail().find(filter, request);
        walked.addAll(page.items());
        while (page.next() != null) {
            page = auditTrail().find(filter, request.at(new Position.After(page.next())));
            walked.addAll(page.items());
        }

        assertThat(oldestFirst).hasSize(7);
        assertThat(walked).isEqualTo(oldestFirst.reversed());
        assertThat(auditTrail()
                        .find(
                                filter,
                                request.at(new Position.Before(
                                        page.items().getFirst().cursor())))
                        .items())
                .isEqualTo(walked.subList(3, 6));
        assertThat(auditTrail().count(filter)).isEqualTo(7);
    }

    @Test
    default void acts_are_found_by_who_about_which_what_and_when() {
        Application application = registered();
        Act rename = act(10);
        Act suspend = act(20);
        applications().change(application.id(), ApplicationChange.name(SampleEvents.newText()), rename);
        applications()
                .addCredential(application.id(), SampleApplications.credential().digest(), Duration.ZERO, suspend);
        AuditFilter about = aboutFilter(application.id());

        assertThat(found(new AuditFilter(Set.of(by(rename)), Set.of(), Set.of(), null, null)))
                .containsExactly(rename);
        assertThat(found(new AuditFilter(Set.of(), about.about(), Set.of(AuditEntry.Kind.SECRET_ADDED), null, null)))
                .containsExactly(suspend);
        assertThat(found(new AuditFilter(Set.of(), about.about(), Set.of(), rename.at(), suspend.at())))
                .containsExactly(rename);
        assertThat(found(new AuditFilter(Set.of(by(rename)), Set.of(by(suspend)), Set.of(), null, null)))
                .isEmpty();
    }

    @Test
    default void in_an_outage_the_audit_trail_is_not_empty_but_unavailable() {
        outage().begin();
        try {
            assertThat(catchThrowable(
                            () -> auditTrail().find(AuditFilter.ALL, PageRequest.first(Order.NEWEST_FIRST, 1))))
                    .isInstanceOf(ApplicationsUnavailable.class);
            assertThat(catchThrowable(() -> auditTrail().count(AuditFilter.ALL)))
                    .isInstanceOf(ApplicationsUnavailable.class);
        } finally {
            outage().end();
        }
        Retry.whileUnavailable(
                patience(), ApplicationsUnavailable.class, () -> auditTrail().count(AuditFilter.ALL));
    }

    private List<AuditEntry> about(ApplicationId id) {
        return auditTrail()
                .find(aboutFilter(id), PageRequest.first(Order.OLDEST_FIRST, PageRequest.MAX_LIMIT))
                .items();
    }

    private List<Act> found(AuditFilter filter) {
        List<Act> acts = auditTrail().find(filter, PageRequest.first(Order.OLDEST_FIRST, 10)).items().stream()
                .map(AuditEntry::act)
                .toList();
        assertThat(auditTrail().count(filter)).isEqualTo(acts.size());
        return acts;
    }

    private Application registered() {
        Application application = SampleApplications.any();
        applications().register(application, SampleApplications.credential(), act(0));
        return application;
    }

    private static AuditFilter aboutFilter(ApplicationId id) {
        return new AuditFilter(Set.of(), Set.of(id), Set.of(), null, null);
    }

    private static ApplicationId by(Act act) {
        return Objects.requireNonNull(act.by());
    }

    private static Act act(long secondsFromNow) {
        Act now = SampleApplications.act();
        return new Act(now.id(), now.arrival(), now.at().plusSeconds(secondsFromNow), now.by());
    }
}
