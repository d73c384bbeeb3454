package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of stores is worth what it notices: whose a session is. */
final class BrokenEventStoreSessionTest {
    private static final Visibility ALL = new Visibility.Everything();

    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_store_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("an_event_for_another_applications_session_is_kept_as_a_failed_event")
    static final class LetsEverybodyWriteEverywhere extends HonestStorage {
        private final InMemoryEventStore store = new InMemoryEventStore(new EverybodyIs(SessionPolicy.SHARED));

        @Override
        public EventStore store() {
            return store;
        }

        @Override
        public EventReader reader() {
            return new InMemoryEventReader(store);
        }
    }

    @FailsAt("applications_that_both_share_write_to_each_others_sessions")
    static final class NeverShares extends HonestStorage {
        private final InMemoryEventStore store = new InMemoryEventStore(new EverybodyIs(SessionPolicy.OWN));

        @Override
        public EventStore store() {
            return store;
        }

        @Override
        public EventReader reader() {
            return new InMemoryEventReader(store);
        }
    }

    @FailsAt("two_applications_race_to_open_sessions_and_each_session_has_exactly_one_owner")
    static final class DropsWhatTheLoserSent extends HonestStorage {
        @Override
        public EventStore store() {
            return verdicts -> verdicts.stream().map(this::keep).toList();
        }

        private synchronized Kept keep(Verdict verdict) {
            if (verdict instanceof Verdict.Accepted(Event event, var raw, var observed)
                    && honestReader.count(EventFilter.ofSession(ALL, event.session()))
                            > honestReader.count(EventFilter.ofSession(
                                    new Visibility.OnlyOf(event.application()), event.session()))) {
                return Kept.FAILED;
            }
            return honest.keep(List.of(verdict)).getFirst();
        }
    }
}
