package dev.theeye.adapter.memory;

import dev.theeye.contracts.ApplicationsContract;
import dev.theeye.contracts.Outage;
import dev.theeye.contracts.SigningKeysContract;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.SigningKeys;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationChange;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.SecretDigest;
import dev.theeye.domain.trust.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contracts of applications and signing keys are worth what they notice. */
final class BrokenApplicationsTest {
    @TestFactory
    Stream<DynamicTest> the_contracts_notice_applications_or_keys_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    /** Applications with nothing wrong; what is broken on purpose overrides a question. */
    static class HonestApplications implements ApplicationsContract, Applications {
        final InMemoryAuditTrail trail = new InMemoryAuditTrail();
        final InMemoryApplications honest = new InMemoryApplications(trail);

        @Override
        public Applications applications() {
            return this;
        }

        @Override
        public AuditTrail auditTrail() {
            return trail;
        }

        @Override
        public Outage outage() {
            return new MemoryOutage(
                    () -> {
                        honest.interrupt();
                        trail.interrupt();
                    },
                    () -> {
                        honest.resume();
                        trail.resume();
                    });
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Registration register(Application application, Credential credential, Act act) {
            return honest.register(application, credential, act);
        }

        @Override
        public Change change(ApplicationId id, ApplicationChange change, Act act) {
            return honest.change(id, change, act);
        }

        @Override
        public Optional<Credential> addCredential(ApplicationId id, SecretDigest digest, Duration grace, Act act) {
            return honest.addCredential(id, digest, grace, act);
        }

        @Override
        public Removal removeCredential(ApplicationId id, int number, Act act) {
            return honest.removeCredential(id, number, act);
        }

        @Override
        public void used(ApplicationId id, int number, Instant at) {
            honest.used(id, number, at);
        }

        @Override
        public Optional<Application> find(ApplicationId id) {
            return honest.find(id);
        }

        @Override
        public List<Application> all() {
            return honest.all();
        }

        @Override
        public List<Credential> credentials(ApplicationId id) {
            return honest.credentials(id);
        }
    }

    @FailsAt("a_name_is_given_once")
    static final class AddASecondOfAName extends HonestApplications {
        @Override
        public Registration register(Application application, Credential credential, Act act) {
            Registration registration = honest.register(application, credential, act);
            return registration == Registration.NAME_TAKEN ? Registration.REGISTERED : registration;
        }
    }

    @FailsAt("sixteen_threads_register_one_name_and_one_of_them_has_it")
    static final class LookBeforeTheyRegister extends HonestApplications {
        private final Phaser allHaveLooked = new Phaser(16);

        @Override
        public Registration register(Application application, Credential credential, Act act) {
            boolean taken = honest.all().stream().anyMatch(other -> other.name().equals(application.name()));
            allHaveLooked.arriveAndAwaitAdvance();
            honest.register(application, credential, act);
            return taken ? Registration.NAME_TAKEN : Registration.REGISTERED;
        }
    }

    @FailsAt("a_credential_comes_back_with_and_without_its_end")
    static final class ForgetWhenACredentialEnds extends HonestApplications {
        @Override
        public List<Credential> credentials(ApplicationId id) {
            return honest.credentials(id).stream()
                    .map(credential -> new Credential(credential.digest(), credential.createdAt(), null))
                    .toList();
        }
    }

    @FailsAt("all_applications_come_by_name")
    static final class ComeInAnyOrder extends HonestApplications {
        @Override
        public List<Application> all() {
            return honest.all().reversed();
        }
    }

    @FailsAt("of_changes_at_once_none_undoes_what_only_another_asked_for")
    static final class WriteBackWhatTheyRead extends HonestApplications {
        @Override
        public Change change(ApplicationId id, ApplicationChange change, Act act) {
            Application before = honest.find(id).orElseThrow();
            LockSupport.parkNanos(1_000_000); // as long as a network takes
            Application after = change.of(before);
            return honest.change(
                    id,
                    new ApplicationChange(
                            Optional.of(after.name()), Optional.of(after.scopes()), Optional.of(after.status())),
                    act);
        }
    }

    @FailsAt("a_third_credential_ends_the_first_at_once_so_that_two_are_valid")
    static final class LetEveryCredentialHaveItsGrace extends HonestApplications {
        @Override
        public List<Credential> credentials(ApplicationId id) {
            List<Credential> all = honest.credentials(id);
            return all.stream()
                    .map(one -> one.number() == all.size()
                            ? one
                            : new Credential(
                                    one.number(),
                                    one.digest(),
                                    one.createdAt(),
                                    all.getFirst().createdAt().plusSeconds(3600),
                                    one.lastUsedAt()))
                    .toList();
        }
    }

    @FailsAt("a_credential_that_is_removed_is_gone_and_its_number_is_not_given_again")
    static final class OnlyForgetTheNumberOfARemovedCredential extends HonestApplications {
        @Override
        public Removal removeCredential(ApplicationId id, int number, Act act) {
            return honest.credentials(id).stream().anyMatch(one -> one.number() == number)
                    ? Removal.REMOVED
                    : Removal.UNKNOWN;
        }
    }

    @FailsAt("it_is_kept_when_a_credential_was_last_used")
    static final class ForgetUse extends HonestApplications {
        @Override
        public void used(ApplicationId id, int number, Instant at) {
            // forgotten
        }
    }

    @FailsAt("what_changed_nothing_is_not_written_down")
    static final class WriteDownWhatDidNotHappen extends HonestApplications {
        @Override
        public Change change(ApplicationId id, ApplicationChange change, Act act) {
            trail.add(AuditEntry.secretAdded(act, id, 1));
            return honest.change(id, change, act);
        }
    }

    @FailsAt("every_act_is_written_down_with_who_what_and_when")
    static final class KeepActsToThemselves extends HonestApplications {
        @Override
        public AuditTrail auditTrail() {
            return new InMemoryAuditTrail();
        }
    }

    @FailsAt("in_an_outage_every_question_fails_and_may_be_asked_again_afterwards")
    static final class AreUnknownInAnOutage extends HonestApplications {
        @Override
        public Optional<Application> find(ApplicationId id) {
            try {
                return honest.find(id);
            } catch (ApplicationsUnavailable e) {
                return Optional.empty();
            }
        }
    }

    @FailsAt("sixteen_replicas_that_start_at_once_sign_with_one_key")
    static final class LookBeforeTheyAddAKey implements SigningKeysContract, SigningKeys {
        private final List<SigningKey> keys = new ArrayList<>();
        private final Phaser allHaveLooked = new Phaser(16);

        @Override
        public SigningKeys newSigningKeys() {
            return this;
        }

        @Override
        public AuditTrail auditTrail() {
            return new InMemoryAuditTrail();
        }

        @Override
        public Outage outage() {
            return new MemoryOutage(() -> {}, () -> {});
        }

        @Override
        public synchronized List<SigningKey> all() {
            return List.copyOf(keys);
        }

        @Override
        public SigningKey addIfNone(SigningKey candidate) {
            if (!all().isEmpty()) {
                return all().getFirst();
            }
            allHaveLooked.arriveAndAwaitAdvance();
            synchronized (this) {
                keys.addFirst(candidate);
            }
            return candidate;
        }

        @Override
        public SigningKey addAfter(String newest, SigningKey candidate, Act act) {
            return addIfNone(candidate);
        }
    }
}
