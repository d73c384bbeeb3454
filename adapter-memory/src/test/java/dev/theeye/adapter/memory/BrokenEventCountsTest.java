package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventCountsContract;
import dev.theeye.domain.analysis.TypeTotals;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.event.TypeRange.Direction;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of counts is worth what it notices. */
final class BrokenEventCountsTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_counts_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("what_is_kept_twice_is_counted_once")
    static final class CountWhateverIsHandedOver extends CountingBesides {
        @Override
        public EventStore store() {
            return verdicts -> {
                verdicts.forEach(this::count);
                return honest.keep(verdicts);
            };
        }
    }

    /** As one does who reads a number, adds to it and writes it back. */
    @FailsAt("eight_threads_keep_events_and_the_counts_sum_up_exactly")
    static final class LoseWhatOthersAddMeanwhile extends CountingBesides {
        @Override
        public EventStore store() {
            return verdicts -> {
                Map<EventType, Long> before = Map.copyOf(events);
                List<Kept> kept = honest.keep(verdicts);
                LockSupport.parkNanos(1_000_000); // as long as a network takes
                events.putAll(before);
                for (int i = 0; i < kept.size(); i++) {
                    if (kept.get(i) == Kept.STORED) {
                        count(verdicts.get(i));
                    }
                }
                return kept;
            };
        }
    }

    @FailsAt("another_applications_events_are_not_counted_and_its_types_do_not_exist")
    static final class CountWhatIsHidden extends HonestCounts {
        @Override
        public EventCounts counts() {
            return new Delegating(honestCounts) {
                @Override
                public List<TypeTotals> types(Visibility visibility, TypeRange range) {
                    return honestCounts.types(new Visibility.Everything(), range);
                }

                @Override
                public Optional<TypeTotals> type(EventType type, Visibility visibility) {
                    return honestCounts.type(type, new Visibility.Everything());
                }
            };
        }
    }

    /** As Java orders texts: by UTF-16. */
    @FailsAt("types_come_range_by_range_in_either_direction")
    static final class OrderAsJavaDoes extends HonestCounts {
        @Override
        public EventCounts counts() {
            return new Delegating(honestCounts) {
                @Override
                public List<TypeTotals> types(Visibility visibility, TypeRange range) {
                    Comparator<TypeTotals> order = Comparator.comparing(
                                    (TypeTotals totals) -> totals.type().category())
                            .thenComparing(totals -> totals.type().name());
                    return honestCounts.types(visibility, range).stream()
                            .sorted(range.direction() == Direction.ASCENDING ? order : order.reversed())
                            .toList();
                }
            };
        }
    }

    @FailsAt("there_are_more_than_ten_thousand_types")
    static final class CountNoFurtherThanTenThousand extends HonestCounts {
        @Override
        public EventCounts counts() {
            return new Delegating(honestCounts) {
                @Override
                public long count(Visibility visibility) {
                    return Math.min(10_000, honestCounts.count(visibility));
                }
            };
        }
    }

    @FailsAt("types_are_told_of_those_that_are_asked_for")
    static final class TellOfTypesThatOthersSent extends HonestCounts {
        @Override
        public EventCounts counts() {
            return new Delegating(honestCounts) {
                @Override
                public List<TypeTotals> types(Visibility visibility, Collection<EventType> types) {
                    return honestCounts.types(new Visibility.Everything(), types);
                }
            };
        }
    }

    @FailsAt("in_an_outage_the_counts_cannot_be_told")
    static final class AreZeroInAnOutage extends HonestCounts {
        @Override
        public EventCounts counts() {
            return new Delegating(honestCounts) {
                @Override
                public List<TypeTotals> types(Visibility visibility, TypeRange range) {
                    try {
                        return honestCounts.types(visibility, range);
                    } catch (EventStoreUnavailable e) {
                        return List.of();
                    }
                }
            };
        }
    }

    private static class HonestCounts extends HonestStorage implements EventCountsContract {
        final EventCounts honestCounts = new InMemoryEventCounts(honest);

        @Override
        public EventCounts counts() {
            return honestCounts;
        }
    }

    private static class Delegating implements EventCounts {
        private final EventCounts honest;

        Delegating(EventCounts honest) {
            this.honest = honest;
        }

        @Override
        public List<TypeTotals> types(Visibility visibility, TypeRange range) {
            return honest.types(visibility, range);
        }

        @Override
        public List<TypeTotals> types(Visibility visibility, Collection<EventType> types) {
            return honest.types(visibility, types);
        }

        @Override
        public long count(Visibility visibility) {
            return honest.count(visibility);
        }

        @Override
        public Optional<TypeTotals> type(EventType type, Visibility visibility) {
            return honest.type(type, visibility);
        }
    }

    /** With a number of events of its own, in the place of what is kept. */
    private static class CountingBesides extends HonestCounts {
        final Map<EventType, Long> events = new ConcurrentHashMap<>();

        final void count(Verdict verdict) {
            if (verdict instanceof Verdict.Accepted accepted) {
                events.merge(accepted.event().type(), 1L, Long::sum);
            }
        }

        @Override
        public EventCounts counts() {
            return new Delegating(honestCounts) {
                @Override
                public List<TypeTotals> types(Visibility visibility, TypeRange range) {
                    return honestCounts.types(visibility, range).stream()
                            .map(this::changed)
                            .toList();
                }

                @Override
                public Optional<TypeTotals> type(EventType type, Visibility visibility) {
                    return honestCounts.type(type, visibility).map(this::changed);
                }

                private TypeTotals changed(TypeTotals totals) {
                    return new TypeTotals(
                            totals.type(),
                            events.getOrDefault(totals.type(), 0L),
                            totals.failed(),
                            totals.firstSeen(),
                            totals.lastSeen());
                }
            };
        }
    }
}
