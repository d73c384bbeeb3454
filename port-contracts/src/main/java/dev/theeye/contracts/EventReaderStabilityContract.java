package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whoever goes through the pages while events arrive meets each event that was there at the start, exactly once. */
interface EventReaderStabilityContract extends StorageContract {
    @TestFactory
    default Stream<DynamicTest> pages_are_stable_while_events_arrive() {
        return Stream.of(Order.values()).map(order -> DynamicTest.dynamicTest(order.name(), () -> assertStable(order)));
    }

    private void assertStable(Order order) {
        ApplicationId application = SampleEvents.newApplicationId();
        EventFilter filter = EventFilter.everything(new Visibility.OnlyOf(application));
        List<SampleEvent> there = TiedEvents.kept(store(), application);
        Instant oldest = there.getFirst().event().occurredAt();

        AtomicInteger roundsLeft = new AtomicInteger(10);
        List<Page<Event>> pages = Walk.forwards(
                request -> {
                    Page<Event> page = reader().find(filter, request);
                    Cursor next = page.next();
                    if (next != null && roundsLeft.getAndDecrement() > 0) {
                        keepAt(application, oldest.minusSeconds(3600), oldest.plusSeconds(3600));
                        keepAt(
                                application,
                                next.time().minusNanos(1000),
                                next.time(),
                                next.time().plusNanos(1000));
                    }
                    return page;
                },
                PageRequest.first(order, 3));

        List<Event> walked = Walk.items(pages);
        Comparator<Event> byPlace = Comparator.comparing(Cursor::of);
        assertThat(walked)
                .as("walked through while others arrived")
                .isSortedAccordingTo(order == Order.OLDEST_FIRST ? byPlace : byPlace.reversed());
        assertThat(ids(walked))
                .as("walked through: every event that was there at the start, and none twice")
                .doesNotHaveDuplicates()
                .containsAll(ids(there.stream().map(SampleEvent::event).toList()));
    }

    private void keepAt(ApplicationId application, Instant... times) {
        store().keep(SampleEvents.verdicts(Stream.of(times)
                .map(time -> SampleEvents.of(application).occurredAt(time))
                .toList()));
    }

    private static List<EventId> ids(List<Event> events) {
        return events.stream().map(Event::id).toList();
    }
}
