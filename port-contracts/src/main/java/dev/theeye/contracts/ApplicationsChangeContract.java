package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.port.Applications.Change;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationChange;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link dev.theeye.domain.port.Applications#change} owes. */
public interface ApplicationsChangeContract extends AdministeringContract {
    @Test
    default void a_change_changes_what_it_names_and_nothing_else() {
        Application before = registered();
        String name = SampleEvents.newText();

        assertThat(change(before, ApplicationChange.name(name)))
                .isEqualTo(new Change.Changed(ApplicationChange.name(name).of(before)));
        change(before, ApplicationChange.scopes(Set.of(Scope.ADMIN)));
        change(before, ApplicationChange.status(ApplicationStatus.SUSPENDED));

        assertThat(applications().find(before.id()))
                .contains(new Application(
                        before.id(),
                        name,
                        Set.of(Scope.ADMIN),
                        before.sessionPolicy(),
                        ApplicationStatus.SUSPENDED,
                        before.createdAt()));
    }

    @Test
    default void a_change_of_nothing_changes_nothing() {
        Application before = registered();
        ApplicationChange nothing = new ApplicationChange(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(change(before, nothing)).isEqualTo(new Change.Changed(before));
        assertThat(change(before, ApplicationChange.name(before.name()))).isEqualTo(new Change.Changed(before));
        assertThat(applications().find(before.id())).contains(before);
    }

    @Test
    default void an_application_that_is_unknown_cannot_be_changed() {
        Application unknown = SampleApplications.any();

        assertThat(change(unknown, ApplicationChange.status(ApplicationStatus.SUSPENDED)))
                .isEqualTo(new Change.Unknown());
        assertThat(applications().find(unknown.id())).isEmpty();
    }

    @Test
    default void an_application_does_not_get_the_name_of_another() {
        Application first = registered();
        Application second = registered();
        ApplicationChange change = new ApplicationChange(
                Optional.of(first.name()), Optional.of(Set.of()), Optional.of(ApplicationStatus.SUSPENDED));

        assertThat(change(second, change)).isEqualTo(new Change.NameTaken());
        assertThat(applications().find(second.id())).as("nothing was changed").contains(second);
        assertThat(applications().find(first.id())).contains(first);
    }

    @Test
    default void of_sixteen_applications_that_are_given_one_name_at_once_one_has_it() {
        String name = SampleEvents.newText();
        List<Application> all = Stream.generate(this::registered).limit(16).toList();

        List<Change> changes = Together.run(
                patience(),
                all.stream()
                        .<Callable<Change>>map(one -> () -> change(one, ApplicationChange.name(name)))
                        .toList());

        assertThat(changes.stream().filter(Change.Changed.class::isInstance)).hasSize(1);
        assertThat(changes.stream().filter(Change.NameTaken.class::isInstance)).hasSize(15);
        assertThat(applications().all().stream().filter(one -> one.name().equals(name)))
                .hasSize(1);
    }

    @Test
    default void of_changes_at_once_none_undoes_what_only_another_asked_for() {
        for (int round = 0; round < 10; round++) {
            Application before = registered();
            String name = SampleEvents.newText();
            List<ApplicationChange> changes = List.of(
                    ApplicationChange.name(name),
                    ApplicationChange.scopes(Set.of(Scope.EVENTS_READ_ALL)),
                    ApplicationChange.status(ApplicationStatus.SUSPENDED));

            Together.run(
                    patience(),
                    IntStream.range(0, 9)
                            .<Callable<Change>>mapToObj(i -> () -> change(before, changes.get(i % 3)))
                            .toList());

            assertThat(applications().find(before.id()))
                    .contains(new ApplicationChange(
                                    Optional.of(name),
                                    Optional.of(Set.of(Scope.EVENTS_READ_ALL)),
                                    Optional.of(ApplicationStatus.SUSPENDED))
                            .of(before));
        }
    }

    private Change change(Application application, ApplicationChange change) {
        return applications().change(application.id(), change, SampleApplications.act());
    }

    private Application registered() {
        Application application = SampleApplications.any();
        applications().register(application, SampleApplications.credential(), SampleApplications.act());
        return application;
    }
}
