package dev.theeye.adapter.memory;

import dev.theeye.contracts.ApplicationsContract;
import dev.theeye.contracts.Outage;
import dev.theeye.contracts.SigningKeysContract;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.SigningKeys;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        final InMemoryApplications honest = new InMemoryApplications();

        @Override
        public Applications applications() {
            return this;
        }

        @Override
        public Outage outage() {
            return new MemoryOutage(honest::interrupt, honest::resume);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Registration register(Application application, Credential credential) {
            return honest.register(application, credential);
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
        public Registration register(Application application, Credential credential) {
            Registration registration = honest.register(application, credential);
            return registration == Registration.NAME_TAKEN ? Registration.REGISTERED : registration;
        }
    }

    @FailsAt("sixteen_threads_register_one_name_and_one_of_them_has_it")
    static final class LookBeforeTheyRegister extends HonestApplications {
        @Override
        public Registration register(Application application, Credential credential) {
            boolean taken = honest.all().stream().anyMatch(other -> other.name().equals(application.name()));
            LockSupport.parkNanos(10_000_000); // as long as a network takes
            honest.register(application, credential);
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

        @Override
        public SigningKeys newSigningKeys() {
            return this;
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
            LockSupport.parkNanos(10_000_000); // as long as a network takes
            synchronized (this) {
                keys.addFirst(candidate);
            }
            return candidate;
        }
    }
}
