package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.trust.Visibility;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of readers is worth what it notices. */
final class BrokenEventReadersTest {
    private static final Visibility ALL = new Visibility.Everything();

    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_reader_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("pages_are_stable_while_events_arrive")
    static final class PagesByOffset extends HonestStorage {
        private final Map<Cursor, Integer> offsets = new HashMap<>();

        @Override
        public EventReader reader() {
            return new ReaderOver(honestReader) {
                @Override
                public Page<Event> find(EventFilter filter, PageRequest page) {
                    int offset = page.position() instanceof Position.After(Cursor cursor)
                            ? offsets.getOrDefault(cursor, 0)
                            : 0;
                    List<Event> all = honest.find(filter, PageRequest.first(page.order(), PageRequest.MAX_LIMIT))
                            .items();
                    List<Event> rest = all.subList(Math.min(all.size(), offset), all.size());
                    Page<Event> found =
                            Page.of(page, rest.stream().limit(page.limit() + 1L).toList(), Cursor::of);
                    if (found.next() != null) {
                        offsets.put(found.next(), offset + page.limit());
                    }
                    return found;
                }
            };
        }
    }

    @FailsAt("events_come_by_time_then_arrival_then_id_whatever_order_they_were_kept_in")
    static final class OrdersByTimeAndId extends HonestStorage {
        @Override
        public EventReader reader() {
            return sorting(honestReader, Comparator.comparing(Event::occurredAt).thenComparing(Event::id));
        }
    }

    @FailsAt("events_come_by_time_then_arrival_then_id_whatever_order_they_were_kept_in")
    static final class OrdersByArrivalAlone extends HonestStorage {
        @Override
        public EventReader reader() {
            return sorting(honestReader, Comparator.comparing(Event::arrival).thenComparing(Event::id));
        }
    }

    @FailsAt("events_of_one_instant_come_in_the_order_in_which_they_were_sent")
    static final class OrdersByTimeAndName extends HonestStorage {
        @Override
        public EventReader reader() {
            return sorting(
                    honestReader,
                    Comparator.comparing(Event::occurredAt)
                            .thenComparing(event -> event.type().name()));
        }
    }

    @FailsAt("pages_forwards_and_backwards_give_every_event_once")
    static final class SkipsWhatSharesAnInstantWithTheCursor extends HonestStorage {
        @Override
        public EventReader reader() {
            return moving(
                    honestReader, cursor -> new Cursor(cursor.time().plusNanos(1000), cursor.arrival(), cursor.id()));
        }
    }

    @FailsAt("pages_forwards_and_backwards_give_every_event_once")
    static final class RepeatsTheCursor extends HonestStorage {
        @Override
        public EventReader reader() {
            return moving(
                    honestReader, cursor -> new Cursor(cursor.time().minusNanos(1), cursor.arrival(), cursor.id()));
        }
    }

    @FailsAt("pages_forwards_and_backwards_give_every_event_once")
    static final class KnowsNoWayBack extends HonestStorage {
        @Override
        public EventReader reader() {
            return new ReaderOver(honestReader) {
                @Override
                public Page<Event> find(EventFilter filter, PageRequest page) {
                    Page<Event> found = honest.find(filter, page);
                    return new Page<>(found.items(), null, found.next());
                }
            };
        }
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

    @FailsAt("the_beginning_belongs_to_a_span_of_time_and_its_end_does_not")
    static final class TakesTheEndForAPartOfTheSpan extends HonestStorage {
        @Override
        public EventReader reader() {
            return spanning(honestReader, 0, 1000);
        }
    }

    @FailsAt("the_beginning_belongs_to_a_span_of_time_and_its_end_does_not")
    static final class LeavesTheBeginningOut extends HonestStorage {
        @Override
        public EventReader reader() {
            return spanning(honestReader, 1000, 0);
        }
    }

    @FailsAt("events_are_found_by_category")
    static final class TakesOneCategoryOnly extends HonestStorage {
        @Override
        public EventReader reader() {
            return askingForCategories(
                    honestReader,
                    categories ->
                            Set.of(categories.stream().sorted().findFirst().orElseThrow()));
        }
    }

    @FailsAt("all_conditions_hold")
    static final class IgnoresCategories extends HonestStorage {
        @Override
        public EventReader reader() {
            return askingForCategories(honestReader, categories -> Set.of());
        }
    }

    @FailsAt("all_conditions_hold")
    static final class TakesAnyConditionForAll extends HonestStorage {
        @Override
        public EventReader reader() {
            return new ReaderOver(honestReader) {
                @Override
                public Page<Event> find(EventFilter filter, PageRequest page) {
                    return filter.categories().isEmpty()
                            ? honest.find(filter, page)
                            : honest.find(
                                    new EventFilter(
                                            filter.visibility(),
                                            Set.of(),
                                            Set.of(),
                                            filter.categories(),
                                            Set.of(),
                                            null,
                                            null),
                                    page);
                }
            };
        }
    }

    @FailsAt("failed_events_are_found_by_violation_or_its_beginning_up_to_a_dot")
    static final class FindsAnyBeginningOfAViolation extends HonestStorage {
        @Override
        public EventReader reader() {
            return violating(honestReader, String::startsWith);
        }
    }

    @FailsAt("failed_events_are_found_by_violation_or_its_beginning_up_to_a_dot")
    static final class FindsWholeViolationsOnly extends HonestStorage {
        @Override
        public EventReader reader() {
            return violating(honestReader, String::equals);
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

    private interface Change<T> {
        T of(T value);
    }

    private static EventReader sorting(EventReader reader, Comparator<Event> wrong) {
        return new ReaderOver(reader) {
            @Override
            public Page<Event> find(EventFilter filter, PageRequest page) {
                Page<Event> found = honest.find(filter, page);
                return new Page<>(found.items().stream().sorted(wrong).toList(), found.previous(), found.next());
            }
        };
    }

    private static EventReader moving(EventReader reader, Change<Cursor> change) {
        return new ReaderOver(reader) {
            @Override
            public Page<Event> find(EventFilter filter, PageRequest page) {
                return honest.find(
                        filter,
                        page.position() instanceof Position.After(Cursor cursor)
                                ? page.at(new Position.After(change.of(cursor)))
                                : page);
            }
        };
    }

    private static EventReader spanning(EventReader reader, long fromNanos, long toNanos) {
        return new ReaderOver(reader) {
            @Override
            public Page<Event> find(EventFilter filter, PageRequest page) {
                return honest.find(
                        new EventFilter(
                                filter.visibility(),
                                filter.applications(),
                                filter.sessions(),
                                filter.categories(),
                                filter.names(),
                                later(filter.from(), fromNanos),
                                later(filter.to(), toNanos)),
                        page);
            }
        };
    }

    private static @Nullable Instant later(@Nullable Instant time, long nanos) {
        return time == null ? null : time.plusNanos(nanos);
    }

    private static EventReader askingForCategories(EventReader reader, Change<Set<String>> change) {
        return new ReaderOver(reader) {
            @Override
            public Page<Event> find(EventFilter filter, PageRequest page) {
                Set<String> categories = filter.categories();
                return honest.find(
                        new EventFilter(
                                filter.visibility(),
                                filter.applications(),
                                filter.sessions(),
                                categories.isEmpty() ? categories : change.of(categories),
                                filter.names(),
                                filter.from(),
                                filter.to()),
                        page);
            }
        };
    }

    private static EventReader violating(EventReader reader, BiPredicate<String, String> matches) {
        return new ReaderOver(reader) {
            @Override
            public Page<FailedEvent> findFailed(FailedEventFilter filter, PageRequest page) {
                Page<FailedEvent> all = honest.findFailed(FailedEventFilter.everything(filter.visibility()), page);
                return new Page<>(
                        all.items().stream()
                                .filter(failed -> violates(failed, filter))
                                .toList(),
                        all.previous(),
                        all.next());
            }

            private boolean violates(FailedEvent failed, FailedEventFilter filter) {
                return failed.violations().stream()
                        .anyMatch(violation -> filter.violations().stream()
                                .anyMatch(asked -> matches.test(violation.code().text(), asked)));
            }
        };
    }
}
