package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.trust.Visibility;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of readers is worth what it notices: what must not be seen, and what cannot. */
final class BrokenEventReaderVisibilityTest {
    private static final Visibility ALL = new Visibility.Everything();

    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_reader_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("another_applications_events_do_not_exist")
    static final class ShowsEverybodyAnEventByItsId extends HonestStorage {
        @Override
        public EventReader reader() {
            return new ReaderOver(honestReader) {
                @Override
                public Optional<Event> find(EventId id, Visibility visibility) {
                    return honest.find(id, ALL);
                }
            };
        }
    }

    @FailsAt("another_applications_events_do_not_exist")
    static final class CountsWhatIsHidden extends HonestStorage {
        @Override
        public EventReader reader() {
            return new ReaderOver(honestReader) {
                @Override
                public long count(EventFilter filter) {
                    return honest.count(new EventFilter(
                            ALL,
                            filter.applications(),
                            filter.sessions(),
                            filter.categories(),
                            filter.names(),
                            filter.from(),
                            filter.to()));
                }
            };
        }
    }

    /** As one does who tells from the unfiltered rows whether there are more. */
    @FailsAt("another_applications_events_in_a_shared_session_do_not_exist_either")
    static final class HintsAtHiddenPages extends HonestStorage {
        @Override
        public EventReader reader() {
            return new ReaderOver(honestReader) {
                @Override
                public Page<Event> find(EventFilter filter, PageRequest page) {
                    Page<Event> found = honest.find(filter, page);
                    return found.items().size() == page.limit()
                            ? new Page<>(
                                    found.items(),
                                    found.previous(),
                                    Cursor.of(found.items().getLast()))
                            : found;
                }
            };
        }
    }

    @FailsAt("another_applications_failed_events_do_not_exist")
    static final class ShowsEverybodyAllFailedEvents extends HonestStorage {
        @Override
        public EventReader reader() {
            return new ReaderOver(honestReader) {
                @Override
                public Optional<FailedEvent> findFailed(EventId id, Visibility visibility) {
                    return honest.findFailed(id, ALL);
                }
            };
        }
    }

    @FailsAt("in_an_outage_every_question_fails_and_may_be_asked_again_afterwards")
    static final class FindsNothingInAnOutage extends HonestStorage {
        @Override
        public EventReader reader() {
            return new ReaderOver(honestReader) {
                @Override
                public Optional<Event> find(EventId id, Visibility visibility) {
                    try {
                        return honest.find(id, visibility);
                    } catch (EventStoreUnavailable e) {
                        return Optional.empty();
                    }
                }
            };
        }
    }
}
