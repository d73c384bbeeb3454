package dev.theeye.adapter.memory;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.port.EventStore;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of stores is worth what it notices: what comes back changed. */
final class BrokenEventStoreRoundTripTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_store_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("times_come_back_to_the_microsecond")
    static final class ForgetsMicroseconds extends HonestStorage {
        @Override
        public EventStore store() {
            return changing(event ->
                    ChangedEvent.withOccurredAt(event, event.occurredAt().truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    @FailsAt("awkward_payloads_come_back_equal")
    static final class TakesNumbersForDoubles extends HonestStorage {
        @Override
        public EventStore store() {
            return changing(event -> ChangedEvent.withPayload(
                    event, json -> json.replace("9223372036854775807", "9223372036854775808")));
        }
    }

    @FailsAt("awkward_payloads_come_back_equal")
    static final class KeepsTheFirstOfDuplicateKeys extends HonestStorage {
        @Override
        public EventStore store() {
            return changing(event -> ChangedEvent.withPayload(event, json -> json.replace(",\"a\":\"last\"", "")));
        }
    }

    @FailsAt("awkward_categories_and_names_come_back_equal_and_are_found")
    static final class TrimsText extends HonestStorage {
        @Override
        public EventStore store() {
            return changing(event ->
                    ChangedEvent.withCategory(event, event.type().category().strip()));
        }
    }

    @FailsAt("what_was_received_comes_back_byte_for_byte")
    static final class TakesBytesForText extends HonestStorage {
        @Override
        public EventStore store() {
            return changingFailed(failed ->
                    ChangedEvent.copy(failed, ByteString.utf8(failed.received().utf8()), failed.status()));
        }
    }

    @FailsAt("the_status_comes_back")
    static final class ForgetsTheStatus extends HonestStorage {
        @Override
        public EventStore store() {
            return changingFailed(failed -> ChangedEvent.copy(failed, failed.received(), FailedEventStatus.OPEN));
        }
    }
}
