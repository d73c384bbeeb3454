package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.SigningKeys;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.AuditFilter;
import dev.theeye.domain.trust.SigningKey;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every {@link SigningKeys} owes. */
public interface SigningKeysContract extends Contract {
    /** With no key in it. */
    SigningKeys newSigningKeys();

    /** Of what is done to {@link #newSigningKeys}. */
    AuditTrail auditTrail();

    /** Of what the signing keys stand on. */
    Outage outage();

    @Test
    default void at_first_there_is_no_key() {
        assertThat(newSigningKeys().all()).isEmpty();
    }

    @Test
    default void the_first_key_comes_back_as_it_was() {
        SigningKeys keys = newSigningKeys();
        SigningKey candidate = SampleApplications.signingKey();

        SigningKey added = keys.addIfNone(candidate);

        assertThat(added).isEqualTo(candidate);
        assertThat(keys.all()).containsExactly(candidate);
    }

    @Test
    default void a_second_first_key_is_not_added() {
        SigningKeys keys = newSigningKeys();
        SigningKey first = keys.addIfNone(SampleApplications.signingKey());

        SigningKey second = keys.addIfNone(SampleApplications.signingKey());

        assertThat(second).as("what another replica is to sign with").isEqualTo(first);
        assertThat(keys.all()).containsExactly(first);
    }

    @Test
    default void sixteen_replicas_that_start_at_once_sign_with_one_key() {
        SigningKeys keys = newSigningKeys();
        Callable<SigningKey> replica = () -> keys.addIfNone(SampleApplications.signingKey());

        List<SigningKey> chosen = Together.run(patience(), Collections.nCopies(16, replica));

        assertThat(keys.all()).hasSize(1);
        assertThat(chosen).containsOnly(keys.all().getFirst());
    }

    @Test
    default void a_key_that_is_added_comes_before_the_others_whatever_its_date() {
        SigningKeys keys = newSigningKeys();
        SigningKey first = keys.addIfNone(SampleApplications.signingKey());
        SigningKey second = SampleApplications.signingKey();
        SigningKey sample = SampleApplications.signingKey();
        SigningKey earlier =
                new SigningKey(sample.id(), sample.pkcs8(), first.createdAt().minusSeconds(60));

        assertThat(keys.addAfter(first.id(), second, SampleApplications.act())).isEqualTo(second);
        assertThat(keys.addAfter(second.id(), earlier, SampleApplications.act()))
                .isEqualTo(earlier);

        assertThat(keys.all()).containsExactly(earlier, second, first);
    }

    @Test
    default void sixteen_replicas_that_rotate_at_once_add_one_key() {
        SigningKeys keys = newSigningKeys();
        SigningKey first = keys.addIfNone(SampleApplications.signingKey());
        Callable<SigningKey> replica =
                () -> keys.addAfter(first.id(), SampleApplications.signingKey(), SampleApplications.act());

        List<SigningKey> chosen = Together.run(patience(), Collections.nCopies(16, replica));

        assertThat(keys.all()).hasSize(2);
        assertThat(chosen).containsOnly(keys.all().getFirst());
    }

    @Test
    default void a_rotation_is_written_down_once() {
        SigningKeys keys = newSigningKeys();
        SigningKey first = keys.addIfNone(SampleApplications.signingKey());
        SigningKey second = SampleApplications.signingKey();
        Act act = SampleApplications.act();

        keys.addAfter(first.id(), second, act);
        keys.addAfter(first.id(), SampleApplications.signingKey(), SampleApplications.act());

        AuditFilter since =
                new AuditFilter(Set.of(), Set.of(), Set.of(AuditEntry.Kind.SIGNING_KEY_ROTATED), act.at(), null);
        assertThat(auditTrail()
                        .find(since, PageRequest.first(Order.OLDEST_FIRST, 10))
                        .items())
                .containsExactly(AuditEntry.signingKeyRotated(act, first.id(), second.id()));
    }

    @Test
    default void in_an_outage_every_question_fails_and_may_be_asked_again_afterwards() {
        SigningKeys keys = newSigningKeys();
        SigningKey candidate = SampleApplications.signingKey();

        outage().begin();
        Throwable adding;
        Throwable asking;
        try {
            adding = assertTimeoutPreemptively(
                    patience(),
                    () -> catchThrowable(() -> keys.addIfNone(candidate)),
                    "in an outage, addIfNone must throw in a bounded time");
            asking = assertTimeoutPreemptively(
                    patience(), () -> catchThrowable(keys::all), "in an outage, all must throw in a bounded time");
        } finally {
            outage().end();
        }

        assertThat(adding).as("addIfNone in an outage").isInstanceOf(ApplicationsUnavailable.class);
        assertThat(asking).as("all in an outage").isInstanceOf(ApplicationsUnavailable.class);
        assertThat(Retry.whileUnavailable(patience(), ApplicationsUnavailable.class, () -> keys.addIfNone(candidate)))
                .isEqualTo(candidate);
    }
}
