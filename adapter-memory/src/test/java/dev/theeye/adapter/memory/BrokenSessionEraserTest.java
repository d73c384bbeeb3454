package dev.theeye.adapter.memory;

import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.SessionEraser;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of erasers is worth what it notices. */
final class BrokenSessionEraserTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_an_eraser_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("what_is_erased_is_written_down_once_and_what_nobody_knows_is_not")
    static final class SaysItErasedWhatNobodyKnew extends HonestEraser {
        @Override
        public SessionEraser eraser() {
            return (session, act) ->
                    honestEraser.erase(session, act).or(() -> Optional.of(new SessionEraser.Erased(0, 0)));
        }
    }

    @FailsAt("of_an_erased_session_nothing_is_left_and_of_others_everything")
    static final class SaysNothingOfFailedEvents extends HonestEraser {
        @Override
        public SessionEraser eraser() {
            return (session, act) -> {
                Optional<SessionEraser.Erased> all = honestEraser.erase(session, act);
                return all.map(erased -> new SessionEraser.Erased(erased.events(), 0));
            };
        }
    }

    @FailsAt("in_an_outage_nothing_is_said_to_be_erased")
    static final class FindsNothingInAnOutage extends HonestEraser {
        @Override
        public SessionEraser eraser() {
            return (session, act) -> {
                try {
                    return honestEraser.erase(session, act);
                } catch (EventStoreUnavailable e) {
                    return Optional.empty();
                }
            };
        }
    }
}
