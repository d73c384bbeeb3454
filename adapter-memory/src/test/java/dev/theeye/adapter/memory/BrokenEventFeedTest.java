package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventFeedContract;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.validation.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of feeds is worth what it notices. */
final class BrokenEventFeedTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_feed_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    private static class HonestFeed extends InMemoryStorage implements EventFeedContract {
        final InMemoryEventFeed honestFeed = new InMemoryEventFeed(honest);

        @Override
        public EventFeed feed() {
            return new EventFeed() {
                @Override
                public FeedPosition end() {
                    return honestFeed.end();
                }

                @Override
                public Stretch read(FeedPosition after, FeedPosition upTo) {
                    return broken(after, upTo, honestFeed.read(after, upTo));
                }
            };
        }

        EventFeed.Stretch broken(FeedPosition after, FeedPosition upTo, EventFeed.Stretch stretch) {
            return stretch;
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
        }
    }

    /** As one does that numbers pages instead of events: whoever comes back misses the rest of a page. */
    @FailsAt("from_the_position_of_each_event_on_the_feed_gives_what_follows_it")
    static final class KnowsOnlyTheEndOfAStretch extends HonestFeed {
        @Override
        EventFeed.Stretch broken(FeedPosition after, FeedPosition upTo, EventFeed.Stretch stretch) {
            return stretch instanceof EventFeed.Stretch.Events(List<StoredEvent> events, FeedPosition next)
                    ? new EventFeed.Stretch.Events(
                            events.stream()
                                    .map(stored -> new StoredEvent(stored.event(), next))
                                    .toList(),
                            next)
                    : stretch;
        }
    }

    @FailsAt("a_position_of_nobodys_is_said_to_be_forgotten")
    static final class PassesOverWhatItHasForgotten extends HonestFeed {
        @Override
        EventFeed.Stretch broken(FeedPosition after, FeedPosition upTo, EventFeed.Stretch stretch) {
            return stretch instanceof EventFeed.Stretch.Forgotten
                    ? new EventFeed.Stretch.Events(List.of(), upTo)
                    : stretch;
        }
    }

    @FailsAt("no_more_is_read_at_once_than_is_promised_and_nothing_is_left_out")
    static final class ReadsEverythingAtOnce extends HonestFeed {
        @Override
        EventFeed.Stretch broken(FeedPosition after, FeedPosition upTo, EventFeed.Stretch stretch) {
            List<StoredEvent> all = new ArrayList<>();
            EventFeed.Stretch part = stretch;
            while (part instanceof EventFeed.Stretch.Events(List<StoredEvent> events, FeedPosition next)) {
                all.addAll(events);
                if (next.equals(upTo)) {
                    return new EventFeed.Stretch.Events(all, upTo);
                }
                part = honestFeed.read(next, upTo);
            }
            return part;
        }
    }

    /** As one does by a number that is taken when a batch begins: who begins first and ends last is passed over. */
    @FailsAt("of_several_who_store_at_once_whoever_reads_on_meanwhile_misses_and_repeats_nothing")
    static final class TrustsNumbersThatAreTakenBeforeTheCommit extends HonestFeed {
        private final AtomicInteger numbers = new AtomicInteger();
        private final NavigableMap<Integer, List<Event>> kept = new ConcurrentSkipListMap<>();

        @Override
        public EventStore store() {
            return verdicts -> {
                int number = numbers.incrementAndGet();
                LockSupport.parkNanos(1_000_000L * (1 + number % 4));
                List<Kept> fates = honest.keep(verdicts);
                kept.put(
                        number,
                        verdicts.stream()
                                .map(verdict -> ((Verdict.Accepted) verdict).event())
                                .toList());
                return fates;
            };
        }

        @Override
        public EventFeed feed() {
            return new EventFeed() {
                @Override
                public FeedPosition end() {
                    return new FeedPosition(String.valueOf(kept.isEmpty() ? 0 : kept.lastKey()));
                }

                @Override
                public Stretch read(FeedPosition after, FeedPosition upTo) {
                    int from = Integer.parseInt(after.text());
                    int to = Integer.parseInt(upTo.text());
                    return new Stretch.Events(
                            kept.subMap(from, false, to, true).values().stream()
                                    .flatMap(List::stream)
                                    .map(event -> new StoredEvent(event, upTo))
                                    .toList(),
                            upTo);
                }
            };
        }
    }
}
