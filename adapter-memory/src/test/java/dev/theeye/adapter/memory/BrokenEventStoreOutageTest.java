package dev.theeye.adapter.memory;

import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.Kept;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of stores is worth what it notices: outages. */
final class BrokenEventStoreOutageTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_store_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("an_outage_leaves_no_half_of_a_batch_and_a_retry_keeps_nothing_twice")
    static final class HalfKeepsInAnOutage extends HonestStorage {
        private volatile boolean out;

        @Override
        public EventStore store() {
            return verdicts -> {
                if (out) {
                    honest.keep(verdicts.subList(0, verdicts.size() / 2));
                    throw new EventStoreUnavailable("half way", null);
                }
                return honest.keep(verdicts);
            };
        }

        @Override
        public Outage outage() {
            return new MemoryOutage(() -> out = true, () -> out = false);
        }
    }

    @FailsAt("in_an_outage_keeping_fails_and_may_be_repeated_afterwards")
    static final class SwallowsAnOutage extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> {
                try {
                    return honest.keep(verdicts);
                } catch (EventStoreUnavailable e) {
                    return verdicts.stream().map(verdict -> Kept.STORED).toList();
                }
            };
        }
    }

    @FailsAt("in_an_outage_keeping_fails_and_may_be_repeated_afterwards")
    static final class ThrowsWhatItLikes extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> {
                try {
                    return honest.keep(verdicts);
                } catch (EventStoreUnavailable e) {
                    throw new IllegalStateException("a driver's own exception", e);
                }
            };
        }
    }

    @FailsAt("in_an_outage_keeping_fails_and_may_be_repeated_afterwards")
    static final class HangsInAnOutage extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> {
                while (!Thread.currentThread().isInterrupted()) {
                    try {
                        return honest.keep(verdicts);
                    } catch (EventStoreUnavailable e) {
                        LockSupport.parkNanos(10_000_000);
                    }
                }
                throw new EventStoreUnavailable("interrupted", null);
            };
        }
    }

    @FailsAt("in_an_outage_keeping_fails_and_may_be_repeated_afterwards")
    static final class NeverRecovers extends HonestStorage {
        @Override
        public Outage outage() {
            return new MemoryOutage(honest::interrupt, () -> {});
        }
    }
}
