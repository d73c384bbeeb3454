package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Failed events come by receipt, then arrival, then id, in pages as events do. */
interface EventReaderFailedPageContract extends StorageContract {
    @TestFactory
    default Stream<DynamicTest> failed_events_come_by_receipt_then_arrival_then_id_in_pages() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<SampleEvent> samples = TiedEvents.of(application).stream()
                .map(sample -> sample.without("name"))
                .toList();
        TiedEvents.keepShuffled(store(), samples);
        List<FailedEvent> oldestFirst = samples.stream()
                .map(SampleEvent::failed)
                .sorted(Comparator.comparing(FailedEvent::cursor))
                .toList();
        return Stream.of(Order.values())
                .flatMap(order -> Stream.of(1, 4, oldestFirst.size(), PageRequest.MAX_LIMIT)
                        .map(limit -> PageRequest.first(order, limit)))
                .map(first -> DynamicTest.dynamicTest(
                        first.order() + " by " + first.limit(),
                        () -> assertPages(
                                application,
                                first,
                                first.order() == Order.OLDEST_FIRST ? oldestFirst : oldestFirst.reversed())));
    }

    private void assertPages(ApplicationId application, PageRequest first, List<FailedEvent> expected) {
        FailedEventFilter filter = FailedEventFilter.everything(new Visibility.OnlyOf(application));

        List<Page<FailedEvent>> forwards = Walk.forwards(request -> reader().findFailed(filter, request), first);
        assertThat(Walk.items(forwards)).as("forwards").isEqualTo(expected);
        assertThat(forwards.getFirst().previous()).as("before the first page").isNull();

        List<Page<FailedEvent>> backwards = Walk.backwards(
                request -> reader().findFailed(filter, request),
                first,
                expected.getLast().cursor());
        assertThat(Walk.items(backwards))
                .as("backwards from the last")
                .isEqualTo(expected.subList(0, expected.size() - 1));
        assertThat(reader().countFailed(filter)).isEqualTo(expected.size());
    }
}
