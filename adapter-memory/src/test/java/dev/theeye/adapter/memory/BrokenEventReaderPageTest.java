package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.domain.port.EventReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of readers is worth what it notices: order and pages. */
final class BrokenEventReaderPageTest {
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
                    Page<Event> found = Page.of(page, rest.iterator(), Cursor::of, event -> 0);
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

    @FailsAt("large_events_make_pages_short_and_come_once_each_way")
    static final class FillsPagesHoweverLarge extends HonestStorage {
        @Override
        public EventReader reader() {
            return new ReaderOver(honestReader) {
                @Override
                public Page<Event> find(EventFilter filter, PageRequest page) {
                    Page<Event> found = honest.find(filter, page);
                    if (found.next() == null || found.items().size() == page.limit()) {
                        return found;
                    }
                    Page<Event> rest = honest.find(filter, page.at(new Position.After(found.next())));
                    List<Event> both = Stream.concat(found.items().stream(), rest.items().stream())
                            .toList();
                    return new Page<>(both, found.previous(), rest.next());
                }
            };
        }
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

    private static EventReader moving(EventReader reader, UnaryOperator<Cursor> change) {
        return new ReaderOver(reader) {
            @Override
            public Page<Event> find(EventFilter filter, PageRequest page) {
                return honest.find(
                        filter,
                        page.position() instanceof Position.After(Cursor cursor)
                                ? page.at(new Position.After(change.apply(cursor)))
                                : page);
            }
        };
    }
}
