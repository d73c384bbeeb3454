package dev.theeye.adapter.memory;

import dev.theeye.contracts.SessionsContract;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.Sessions;
import dev.theeye.domain.session.Session;
import dev.theeye.domain.session.SessionFilter;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.Visibility;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of sessions is worth what it notices. */
final class BrokenSessionsTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_sessions_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("of_a_shared_session_each_sees_what_it_sent_itself")
    static final class ShowWhatOthersDid extends HonestSessions {
        @Override
        public Optional<Session> find(SessionId id, Visibility visibility) {
            return sessions.find(id, visibility).flatMap(seen -> sessions.find(id, new Visibility.Everything()));
        }
    }

    @FailsAt("another_applications_sessions_do_not_exist")
    static final class CountWhatIsHidden extends HonestSessions {
        @Override
        public long count(SessionFilter filter) {
            return sessions.count(
                    new SessionFilter(new Visibility.Everything(), filter.applications(), filter.from(), filter.to()));
        }
    }

    @FailsAt("sessions_come_in_the_order_in_which_they_began_page_by_page")
    static final class AreOrderedByTheirEnd extends HonestSessions {
        @Override
        public Page<Session> find(SessionFilter filter, PageRequest page) {
            Page<Session> found = sessions.find(filter, page);
            return new Page<>(
                    found.items().stream()
                            .sorted(Comparator.comparing(Session::lastEvent))
                            .toList(),
                    found.previous(),
                    found.next());
        }
    }

    @FailsAt("sessions_are_found_by_when_they_began")
    static final class TakeTheEndForAPartOfTheSpan extends HonestSessions {
        @Override
        public Page<Session> find(SessionFilter filter, PageRequest page) {
            return sessions.find(
                    new SessionFilter(
                            filter.visibility(),
                            filter.applications(),
                            filter.from(),
                            filter.to() == null ? null : filter.to().plusNanos(1000)),
                    page);
        }
    }

    private abstract static class HonestSessions extends HonestStorage implements SessionsContract, Sessions {
        final Sessions sessions = new InMemorySessions(honest);

        @Override
        public Sessions sessions() {
            return this;
        }

        @Override
        public Page<Session> find(SessionFilter filter, PageRequest page) {
            return sessions.find(filter, page);
        }

        @Override
        public long count(SessionFilter filter) {
            return sessions.count(filter);
        }

        @Override
        public Optional<Session> find(SessionId id, Visibility visibility) {
            return sessions.find(id, visibility);
        }
    }
}
