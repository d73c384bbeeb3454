package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Events come by time, then arrival, then id, in pages that neither repeat nor hide any. */
interface EventReaderPageContract extends StorageContract {
    /** Characters in a payload, of which two thirds of a hundred fill a page. */
    int LARGE = 60 * 1024;

    @Test
    default void events_come_by_time_then_arrival_then_id_whatever_order_they_were_kept_in() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<SampleEvent> samples = TiedEvents.kept(store(), application);
        List<Event> oldestFirst = samples.stream()
                .map(SampleEvent::event)
                .sorted(Comparator.comparing(Cursor::of))
                .toList();

        assertThat(PlainEvent.all(page(application, Order.OLDEST_FIRST).items()))
                .as("oldest first")
                .isEqualTo(PlainEvent.all(oldestFirst));
        assertThat(PlainEvent.all(page(application, Order.NEWEST_FIRST).items()))
                .as("newest first")
                .isEqualTo(PlainEvent.all(oldestFirst.reversed()));
    }

    @Test
    default void events_of_one_instant_come_in_the_order_in_which_they_were_sent() {
        ApplicationId application = SampleEvents.newApplicationId();
        Instant instant = Instant.parse("2021-01-01T09:15:27.243860Z");
        List<SampleEvent> sent = Stream.of("page view", "click", "submit", "a", "z", "m")
                .map(name -> SampleEvents.of(application).name(name).occurredAt(instant))
                .toList();

        store().keep(SampleEvents.verdicts(sent.reversed()));

        assertThat(page(application, Order.OLDEST_FIRST).items())
                .extracting(event -> event.type().name())
                .containsExactly("page view", "click", "submit", "a", "z", "m");
    }

    @TestFactory
    default Stream<DynamicTest> pages_forwards_and_backwards_give_every_event_once() {
        ApplicationId application = SampleEvents.newApplicationId();
        int count = TiedEvents.kept(store(), application).size();
        return Stream.of(Order.values())
                .flatMap(order ->
                        Stream.of(1, 2, 5, count - 1, count, count + 1).map(limit -> PageRequest.first(order, limit)))
                .map(first -> DynamicTest.dynamicTest(
                        first.order() + " by " + first.limit(), () -> assertPages(application, first)));
    }

    @Test
    default void a_page_holds_a_thousand_events() {
        ApplicationId application = SampleEvents.newApplicationId();
        store().keep(SampleEvents.verdicts(
                SampleEvents.several(PageRequest.MAX_LIMIT + 1, application, SampleEvents.newSession())));

        Page<Event> page = page(application, Order.OLDEST_FIRST);

        assertThat(page.items()).hasSize(PageRequest.MAX_LIMIT);
        assertThat(page.next()).isNotNull();
    }

    @TestFactory
    default Stream<DynamicTest> large_events_make_pages_short_and_come_once_each_way() {
        ApplicationId application = SampleEvents.newApplicationId();
        String large = "{\"text\":\"" + "x".repeat(LARGE) + "\"}";
        List<SampleEvent> samples = SampleEvents.several(100, application, SampleEvents.newSession()).stream()
                .map(sample -> sample.data(large))
                .toList();
        store().keep(SampleEvents.verdicts(samples));
        List<EventId> oldestFirst =
                samples.stream().map(sample -> sample.event().id()).toList();
        return Stream.of(Order.values())
                .map(order -> DynamicTest.dynamicTest(
                        order.toString(),
                        () -> assertShortPages(
                                application,
                                PageRequest.first(order, PageRequest.MAX_LIMIT),
                                order == Order.OLDEST_FIRST ? oldestFirst : oldestFirst.reversed())));
    }

    @Test
    default void a_place_where_no_event_is_serves_as_well() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<SampleEvent> samples = SampleEvents.several(3, application, SampleEvents.newSession());
        store().keep(SampleEvents.verdicts(samples));
        Event middle = samples.get(1).event();
        Cursor beside = new Cursor(middle.occurredAt().plusNanos(1000), new Arrival(0), middle.id());
        PageRequest request = PageRequest.first(Order.OLDEST_FIRST, 10);

        Page<Event> after = find(application, request.at(new Position.After(beside)));
        Page<Event> before = find(application, request.at(new Position.Before(beside)));

        assertThat(after.items())
                .extracting(Event::id)
                .containsExactly(samples.get(2).event().id());
        assertThat(before.items())
                .extracting(Event::id)
                .containsExactly(samples.get(0).event().id(), middle.id());
    }

    @Test
    default void where_nothing_matches_the_page_is_empty_and_has_no_neighbours() {
        ApplicationId application = SampleEvents.newApplicationId();

        assertThat(page(application, Order.OLDEST_FIRST)).isEqualTo(new Page<>(List.of(), null, null));
        assertThat(page(application, Order.NEWEST_FIRST)).isEqualTo(new Page<>(List.of(), null, null));
        assertThat(Ask.count(reader(), application)).isZero();
    }

    private void assertPages(ApplicationId application, PageRequest first) {
        List<Event> whole = page(application, first.order()).items();

        List<Page<Event>> forwards = Walk.forwards(request -> find(application, request), first);
        assertThat(Walk.items(forwards)).as("forwards").extracting(Event::id).isEqualTo(ids(whole));
        assertThat(forwards)
                .as("pages but the last are full")
                .allSatisfy(page -> assertThat(page.items().size() == first.limit() || page.next() == null)
                        .isTrue());
        assertThat(forwards.getFirst().previous()).as("before the first page").isNull();
        assertThat(forwards.getLast().next()).as("after the last page").isNull();

        Event last = whole.getLast();
        List<Page<Event>> backwards = Walk.backwards(request -> find(application, request), first, Cursor.of(last));
        assertThat(Walk.items(backwards))
                .as("backwards from the last event")
                .extracting(Event::id)
                .isEqualTo(ids(whole.subList(0, whole.size() - 1)));
        assertThat(backwards)
                .as("a page before another one has a next")
                .allSatisfy(page -> assertThat(page.next()).isNotNull());
        assertThat(Ask.count(reader(), application)).isEqualTo(whole.size());
    }

    private void assertShortPages(ApplicationId application, PageRequest first, List<EventId> expected) {
        List<Page<Event>> forwards = Walk.forwards(request -> find(application, request), first);
        List<Page<Event>> backwards = Walk.backwards(
                request -> find(application, request),
                first,
                Cursor.of(Walk.items(forwards).getLast()));

        assertThat(ids(Walk.items(forwards))).as("forwards").isEqualTo(expected);
        assertThat(ids(Walk.items(backwards))).as("backwards").isEqualTo(expected.subList(0, expected.size() - 1));
        assertThat(Stream.concat(forwards.stream(), backwards.stream()))
                .as("bytes of a page")
                .allSatisfy(page -> assertThat(page.items().stream()
                                .mapToInt(event -> event.payload().json().length())
                                .sum())
                        .isLessThanOrEqualTo(Page.MAX_BYTES));
        assertThat(forwards.size())
                .as("pages, which are no shorter than they must be")
                .isEqualTo(2);
    }

    private Page<Event> page(ApplicationId application, Order order) {
        return find(application, PageRequest.first(order, PageRequest.MAX_LIMIT));
    }

    private Page<Event> find(ApplicationId application, PageRequest request) {
        return reader().find(EventFilter.everything(new Visibility.OnlyOf(application)), request);
    }

    private static List<EventId> ids(List<Event> events) {
        return events.stream().map(Event::id).toList();
    }
}
