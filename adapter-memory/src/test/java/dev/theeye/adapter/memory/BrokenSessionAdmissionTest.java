package dev.theeye.adapter.memory;

import dev.theeye.contracts.SessionAdmissionContract;
import dev.theeye.domain.port.SessionAdmission;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of what foretells admission is worth what it notices. */
final class BrokenSessionAdmissionTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_an_admission_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("another_applications_session_lets_nobody_in_and_its_owner_still")
    static final class LetsEverybodyIn extends HonestStorage implements SessionAdmissionContract {
        @Override
        public SessionAdmission admission() {
            return verdicts -> verdicts;
        }
    }

    @FailsAt("asking_opens_no_session_and_keeps_nothing")
    static final class KeepsWhatItIsAskedAbout extends HonestStorage implements SessionAdmissionContract {
        @Override
        public SessionAdmission admission() {
            return verdicts -> {
                honest.keep(verdicts);
                return honest.admit(verdicts);
            };
        }
    }

    @FailsAt("it_agrees_with_the_store_whoever_shares_and_whatever_is_open")
    static final class KnowsNoSharing extends HonestStorage implements SessionAdmissionContract {
        private final InMemoryEventStore unshared = new InMemoryEventStore(new InMemoryApplications());

        @Override
        public SessionAdmission admission() {
            return unshared::admit;
        }
    }
}
