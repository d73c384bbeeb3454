package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

    @Test
    default void large_failed_events_make_pages_short_and_one_that_is_larger_than_a_page_has_one_to_itself() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<RawEvent> oldestFirst = Stream.of(1, 2_000_000, 2_000_000, 2_000_000, 5_000_000, 1, 1)
                .map(size -> SampleEvents.malformed(
                        application, ("x".repeat(size) + SampleEvents.newText()).getBytes(StandardCharsets.UTF_8)))
                .toList();
        store().keep(oldestFirst.stream()
                .<Verdict>map(raw -> new Verdict.Failed(FailedEvent.of(
                        raw, List.of(new Violation(ViolationCode.EVENT_MALFORMED, null, "no event can be found")))))
                .toList());
        FailedEventFilter filter = FailedEventFilter.everything(new Visibility.OnlyOf(application));

        List<Page<FailedEvent>> pages = Walk.forwards(
                request -> reader().findFailed(filter, request),
                PageRequest.first(Order.OLDEST_FIRST, PageRequest.MAX_LIMIT));

        assertThat(Walk.items(pages))
                .extracting(FailedEvent::id)
                .isEqualTo(oldestFirst.stream().map(RawEvent::id).toList());
        assertThat(pages).extracting(page -> page.items().size()).containsExactly(3, 1, 1, 2);
    }

    @Test
    default void a_page_is_no_larger_where_its_failed_events_grow_as_json() {
        ApplicationId application = SampleEvents.newApplicationId();
        for (byte first = 1; first <= 15; first++) {
            byte[] controls = new byte[SentEvent.MAX_BYTES];
            Arrays.fill(controls, (byte) 1);
            controls[0] = first;
            store().keep(List.of(new Verdict.Failed(FailedEvent.of(
                    SampleEvents.malformed(application, controls),
                    List.of(new Violation(ViolationCode.EVENT_MALFORMED, null, "no event can be found"))))));
        }
        FailedEventFilter filter = FailedEventFilter.everything(new Visibility.OnlyOf(application));

        List<Page<FailedEvent>> pages = Walk.forwards(
                request -> reader().findFailed(filter, request),
                PageRequest.first(Order.OLDEST_FIRST, PageRequest.MAX_LIMIT));

        assertThat(pages).extracting(page -> page.items().size()).containsExactly(10, 5);
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
