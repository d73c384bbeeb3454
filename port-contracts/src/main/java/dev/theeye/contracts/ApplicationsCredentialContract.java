package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.port.Applications.Removal;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Credential;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What {@link dev.theeye.domain.port.Applications} owes about credentials that come, go and are used. */
public interface ApplicationsCredentialContract extends AdministeringContract {
    Duration A_DAY = Duration.ofDays(1);

    @Test
    default void a_new_credential_is_valid_and_the_one_before_it_until_the_grace_is_over() {
        Credential first = SampleApplications.credential();
        ApplicationId id = registered(first);
        Credential sample = SampleApplications.credential();
        Act act = SampleApplications.act();

        Credential second =
                applications().addCredential(id, sample.digest(), A_DAY, act).orElseThrow();

        assertThat(second).isEqualTo(new Credential(2, sample.digest(), act.at(), null, null));
        assertThat(applications().credentials(id))
                .containsExactly(
                        second,
                        new Credential(
                                1, first.digest(), first.createdAt(), act.at().plus(A_DAY), null));
    }

    @Test
    default void a_third_credential_ends_the_first_at_once_so_that_two_are_valid() {
        ApplicationId id = registered(SampleApplications.credential());
        Instant before = add(id, A_DAY).createdAt();
        Act act = act(before.plusSeconds(1));

        applications().addCredential(id, SampleApplications.credential().digest(), Duration.ofHours(1), act);

        assertThat(applications().credentials(id).stream().map(Credential::number))
                .containsExactly(3, 2, 1);
        assertThat(applications().credentials(id).stream().map(Credential::expiresAt))
                .containsExactly(null, act.at().plus(Duration.ofHours(1)), act.at());
    }

    @Test
    default void a_grace_does_not_prolong_what_ends_sooner() {
        Credential sample = SampleApplications.credential();
        Instant end = sample.createdAt().plusSeconds(3600);
        ApplicationId id = registered(new Credential(sample.digest(), sample.createdAt(), end));

        add(id, A_DAY);

        assertThat(applications().credentials(id).getLast().expiresAt()).isEqualTo(end);
    }

    @Test
    default void a_credential_that_has_expired_stays_as_it_is_and_takes_no_place() {
        Credential sample = SampleApplications.credential();
        Instant end = sample.createdAt().plusSeconds(1);
        ApplicationId id = registered(new Credential(sample.digest(), sample.createdAt(), end));
        applications().addCredential(id, SampleApplications.credential().digest(), A_DAY, act(end.plusSeconds(1)));
        applications().addCredential(id, SampleApplications.credential().digest(), A_DAY, act(end.plusSeconds(2)));

        assertThat(applications().credentials(id).stream().map(Credential::expiresAt))
                .containsExactly(null, end.plusSeconds(2).plus(A_DAY), end);
    }

    @Test
    default void without_grace_only_the_new_credential_is_valid() {
        ApplicationId id = registered(SampleApplications.credential());

        Credential added = add(id, Duration.ZERO);

        assertThat(applications().credentials(id).stream().filter(one -> one.isValid(added.createdAt())))
                .containsExactly(added);
    }

    @Test
    default void of_eight_that_rotate_at_once_each_gets_a_number_of_its_own_and_two_stay_valid() {
        ApplicationId id = registered(SampleApplications.credential());

        List<Credential> added =
                Together.run(patience(), Collections.<Callable<Credential>>nCopies(8, () -> add(id, A_DAY)));

        assertThat(added.stream().map(Credential::number)).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9);
        Instant afterwards = SampleEvents.now().plusSeconds(1);
        assertThat(applications().credentials(id).stream().filter(one -> one.isValid(afterwards)))
                .extracting(Credential::number)
                .containsExactly(9, 8);
    }

    @Test
    default void a_credential_that_is_removed_is_gone_and_its_number_is_not_given_again() {
        Credential first = SampleApplications.credential();
        ApplicationId id = registered(first);
        add(id, A_DAY);

        assertThat(remove(id, 2)).isEqualTo(Removal.REMOVED);
        assertThat(remove(id, 2)).as("removed already").isEqualTo(Removal.UNKNOWN);
        assertThat(applications().credentials(id).stream().map(Credential::number))
                .containsExactly(1);
        assertThat(add(id, A_DAY).number()).isEqualTo(3);
        assertThat(remove(id, 1)).isEqualTo(Removal.REMOVED);
        assertThat(remove(id, 3)).isEqualTo(Removal.REMOVED);
        assertThat(applications().credentials(id)).isEmpty();
        assertThat(add(id, A_DAY).number()).isEqualTo(4);
    }

    @Test
    default void an_unknown_application_gets_no_credential_and_loses_none() {
        ApplicationId unknown = SampleEvents.newApplicationId();
        Credential sample = SampleApplications.credential();

        assertThat(applications().addCredential(unknown, sample.digest(), A_DAY, SampleApplications.act()))
                .isEqualTo(Optional.empty());
        assertThat(remove(unknown, 1)).isEqualTo(Removal.UNKNOWN);
        applications().used(unknown, 1, SampleEvents.now());
        assertThat(applications().credentials(unknown)).isEmpty();
    }

    @Test
    default void it_is_kept_when_a_credential_was_last_used() {
        ApplicationId id = registered(SampleApplications.credential());
        add(id, A_DAY);
        Instant later = SampleEvents.now().plusSeconds(60);

        applications().used(id, 1, later);
        applications().used(id, 1, later.minusSeconds(30));
        applications().used(id, 9, later);

        assertThat(applications().credentials(id).stream().map(Credential::lastUsedAt))
                .containsExactly(null, later);
    }

    private Credential add(ApplicationId id, Duration grace) {
        return applications()
                .addCredential(id, SampleApplications.credential().digest(), grace, SampleApplications.act())
                .orElseThrow();
    }

    private Removal remove(ApplicationId id, int number) {
        return applications().removeCredential(id, number, SampleApplications.act());
    }

    private ApplicationId registered(Credential credential) {
        Application application = SampleApplications.any();
        applications().register(application, credential, SampleApplications.act());
        return application.id();
    }

    private static Act act(Instant at) {
        Act now = SampleApplications.act();
        return new Act(now.id(), now.arrival(), at, now.by());
    }
}
