package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.domain.port.EventExports;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link EventExports} owes. */
public interface EventExportsContract extends StorageContract {
    EventExports exports();

    @TestFactory
    default Stream<DynamicTest> an_export_gives_everything_that_matches_once_and_in_order() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<EventId> oldestFirst = inOrder(TiedEvents.kept(store(), application));
        store().keep(SampleEvents.verdicts(List.of(SampleEvents.any())));
        return Stream.of(Order.values())
                .flatMap(order -> Stream.of(1, 4, oldestFirst.size(), PageRequest.MAX_LIMIT)
                        .map(limit -> PageRequest.first(order, limit)))
                .map(first -> DynamicTest.dynamicTest(first.order() + " by " + first.limit(), () -> {
                    List<List<EventId>> pieces = pieces(exports().begin(all(application), first));

                    assertThat(pieces.stream().flatMap(List::stream))
                            .containsExactlyElementsOf(
                                    first.order() == Order.OLDEST_FIRST ? oldestFirst : oldestFirst.reversed());
                    assertThat(pieces).allSatisfy(piece -> assertThat(piece).hasSizeBetween(1, first.limit()));
                }));
    }

    @TestFactory
    default Stream<DynamicTest> an_export_that_was_cut_goes_on_after_any_of_its_events() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<Event> oldestFirst = TiedEvents.kept(store(), application).stream()
                .map(SampleEvent::event)
                .sorted(Comparator.comparing(Cursor::of))
                .toList();
        return Stream.of(Order.values())
                .map(order -> DynamicTest.dynamicTest(order.name(), () -> {
                    List<Event> events = order == Order.OLDEST_FIRST ? oldestFirst : oldestFirst.reversed();
                    for (int i = 0; i < events.size(); i++) {
                        PageRequest rest = PageRequest.first(order, 5).at(new Position.After(Cursor.of(events.get(i))));

                        assertThat(pieces(exports().begin(all(application), rest)).stream()
                                        .flatMap(List::stream))
                                .containsExactlyElementsOf(events.subList(i + 1, events.size()).stream()
                                        .map(Event::id)
                                        .toList());
                    }
                }));
    }

    @Test
    default void an_export_gives_only_what_is_asked_for() {
        ApplicationId application = SampleEvents.newApplicationId();
        SampleEvent wanted = SampleEvents.of(application);
        SampleEvent other = SampleEvents.of(application);
        store().keep(SampleEvents.verdicts(List.of(wanted, other)));
        EventFilter filter = new EventFilter(
                new Visibility.OnlyOf(application),
                Set.of(),
                Set.of(wanted.event().session()),
                Set.of(),
                Set.of(),
                null,
                null);

        assertThat(pieces(exports().begin(filter, PageRequest.first(Order.NEWEST_FIRST, 10))))
                .containsExactly(List.of(wanted.event().id()));
        assertThat(pieces(exports()
                        .begin(all(SampleEvents.newApplicationId()), PageRequest.first(Order.NEWEST_FIRST, 10))))
                .isEmpty();
    }

    @Test
    default void a_piece_of_large_events_is_short() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<SampleEvent> large = Stream.generate(
                        () -> SampleEvents.of(application).data("{\"x\":\"" + "x".repeat(60_000) + "\"}"))
                .limit(EventExports.MOST_BYTES / 60_000 + 10)
                .toList();
        store().keep(SampleEvents.verdicts(large));

        List<List<EventId>> pieces =
                pieces(exports().begin(all(application), PageRequest.first(Order.OLDEST_FIRST, PageRequest.MAX_LIMIT)));

        assertThat(pieces).hasSize(2);
        assertThat(pieces.stream().flatMap(List::stream)).containsExactlyElementsOf(inOrder(large));
    }

    @Test
    default void an_export_that_is_closed_gives_nothing_more() {
        ApplicationId application = SampleEvents.newApplicationId();
        TiedEvents.kept(store(), application);
        EventExports.Export export = exports().begin(all(application), PageRequest.first(Order.OLDEST_FIRST, 3));
        assertThat(export.next()).hasSize(3);

        export.close();
        export.close();

        assertThatThrownBy(export::next).isInstanceOf(CancellationException.class);
    }

    @Test
    default void an_export_goes_on_after_an_outage_where_it_stopped() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<EventId> expected = inOrder(TiedEvents.kept(store(), application));
        List<EventId> given = new ArrayList<>();
        Throwable inTheOutage;
        try (EventExports.Export export =
                exports().begin(all(application), PageRequest.first(Order.OLDEST_FIRST, 10))) {
            given.addAll(ids(export.next()));
            outage().begin();
            try {
                inTheOutage = assertTimeoutPreemptively(patience(), () -> catchThrowable(export::next));
            } finally {
                outage().end();
            }
            given.addAll(ids(Retry.whileUnavailable(patience(), EventStoreUnavailable.class, export::next)));
            for (List<Event> piece = export.next(); !piece.isEmpty(); piece = export.next()) {
                given.addAll(ids(piece));
            }
        }

        assertThat(inTheOutage).as("in the outage").isInstanceOf(EventStoreUnavailable.class);
        assertThat(given).isEqualTo(expected);
    }

    private static EventFilter all(ApplicationId application) {
        return EventFilter.everything(new Visibility.OnlyOf(application));
    }

    private static List<List<EventId>> pieces(EventExports.Export export) {
        List<List<EventId>> pieces = new ArrayList<>();
        try (export) {
            for (List<Event> piece = export.next(); !piece.isEmpty(); piece = export.next()) {
                pieces.add(ids(piece));
                assertThat(pieces).as("an export must come to an end").hasSizeLessThan(1000);
            }
            assertThat(export.next()).as("after the end").isEmpty();
        }
        return pieces;
    }

    private static List<EventId> inOrder(List<SampleEvent> samples) {
        return samples.stream()
                .map(SampleEvent::event)
                .sorted(Comparator.comparing(Cursor::of))
                .map(Event::id)
                .toList();
    }

    private static List<EventId> ids(List<Event> events) {
        return events.stream().map(Event::id).toList();
    }
}
