package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.EventReader;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of readers is worth what it notices: filters. */
final class BrokenEventReaderFilterTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_a_reader_that() {
        return BrokenAdapters.areNoticed(getClass());
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

    private static EventReader askingForCategories(EventReader reader, UnaryOperator<Set<String>> change) {
        return new ReaderOver(reader) {
            @Override
            public Page<Event> find(EventFilter filter, PageRequest page) {
                Set<String> categories = filter.categories();
                return honest.find(
                        new EventFilter(
                                filter.visibility(),
                                filter.applications(),
                                filter.sessions(),
                                categories.isEmpty() ? categories : change.apply(categories),
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
