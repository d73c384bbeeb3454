package dev.theeye.adapter.memory;

import dev.theeye.contracts.SchemaObservationsContract;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.SchemaObservations;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of observations is worth what it notices. */
final class BrokenSchemaObservationsTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_observations_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("what_another_application_sent_is_not_counted_for_who_sees_its_own_alone")
    static final class TellEverybodyOfEverybody extends Honest {
        @Override
        public SchemaObservations observations() {
            return (types, visibility) -> super.observations().of(types, new Visibility.Everything());
        }
    }

    @FailsAt("what_would_have_failed_is_counted_by_version")
    static final class ForgetWhatWasObserved extends Honest {
        @Override
        public EventStore store() {
            return verdicts -> honest.keep(verdicts.stream()
                    .map(verdict -> verdict instanceof Verdict.Accepted accepted
                            ? new Verdict.Accepted(accepted.event(), accepted.raw())
                            : verdict)
                    .toList());
        }
    }

    @FailsAt("in_an_outage_the_question_fails")
    static final class AnswerNothingForCouldNotLook extends Honest {
        @Override
        public SchemaObservations observations() {
            return (types, visibility) -> {
                try {
                    return super.observations().of(types, visibility);
                } catch (RuntimeException e) {
                    return List.of();
                }
            };
        }
    }

    private static class Honest extends InMemoryStorage implements SchemaObservationsContract {

        @Override
        public SchemaObservations observations() {
            return new InMemorySchemaObservations(honest);
        }
    }
}
