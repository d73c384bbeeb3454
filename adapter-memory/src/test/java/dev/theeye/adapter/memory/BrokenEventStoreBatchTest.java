package dev.theeye.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.contracts.Refusal;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.EventsRefused;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.validation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract of stores is worth what it notices: batches that are not kept whole. */
final class BrokenEventStoreBatchTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_store_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @Test
    void a_store_that_refuses_what_it_declares_keeps_the_contract() {
        assertThat(BrokenAdapters.failures(
                        RefusesNul.class, "a_batch_with_something_that_can_never_be_kept_is_refused_whole"))
                .isEmpty();
    }

    @FailsAt("a_batch_is_answered_in_its_order")
    static final class AnswersInAnotherOrder extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> honest.keep(verdicts).stream().sorted().toList();
        }
    }

    @FailsAt("a_batch_with_something_that_can_never_be_kept_is_refused_whole")
    static final class KeepsUpToWhatItRefuses extends HonestStorage {
        @Override
        public Refusal refusal() {
            return new Refusal.Of(RefusesNul.NUL);
        }

        @Override
        public EventStore store() {
            return verdicts -> verdicts.stream()
                    .map(verdict -> {
                        RefusesNul.check(verdict);
                        return honest.keep(List.of(verdict)).getFirst();
                    })
                    .toList();
        }
    }

    @FailsAt("a_batch_with_something_that_can_never_be_kept_is_refused_whole")
    static final class KeepsWhatItDeclaresToRefuse extends HonestStorage {
        @Override
        public Refusal refusal() {
            return new Refusal.Of(RefusesNul.NUL);
        }
    }

    @FailsAt("a_batch_with_something_that_can_never_be_kept_is_refused_whole")
    static final class DropsWhatItShouldRefuse extends HonestStorage {
        @Override
        public EventStore store() {
            return changing(event -> ChangedEvent.withPayload(event, json -> json.replace("\\u0000", "")));
        }
    }

    @FailsAt("a_batch_is_seen_whole_or_not_at_all")
    static final class CommitsInPieces extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> {
                List<Kept> kept = new ArrayList<>();
                for (int from = 0; from < verdicts.size(); from += 100) {
                    kept.addAll(honest.keep(verdicts.subList(from, Math.min(verdicts.size(), from + 100))));
                    LockSupport.parkNanos(10_000_000);
                }
                return kept;
            };
        }
    }

    @FailsAt("the_largest_batch_is_kept")
    static final class CutsLargeBatches extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> {
                honest.keep(verdicts.subList(0, Math.min(verdicts.size(), 5000)));
                return verdicts.stream().map(verdict -> Kept.STORED).toList();
            };
        }
    }

    /** An honest store that lacks something and says so. */
    static final class RefusesNul extends HonestStorage {
        static final Payload NUL = new Payload(ByteString.utf8("{\"a\":\"\\u0000\"}"));

        @Override
        public Refusal refusal() {
            return new Refusal.Of(NUL);
        }

        @Override
        public EventStore store() {
            return verdicts -> {
                verdicts.forEach(RefusesNul::check);
                return honest.keep(verdicts);
            };
        }

        static void check(Verdict verdict) {
            if (verdict instanceof Verdict.Accepted(Event event, var raw, var observed)
                    && event.payload().equals(NUL)) {
                throw new EventsRefused("U+0000", new IllegalArgumentException());
            }
        }
    }
}
