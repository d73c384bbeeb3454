package dev.theeye.domain.event;

import static dev.theeye.domain.event.Order.NEWEST_FIRST;
import static dev.theeye.domain.event.Order.OLDEST_FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.domain.event.PageRequest.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final int SMALL = 100;

    private final List<Cursor> kept =
            IntStream.range(0, 10).mapToObj(PageTest::at).toList();

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void a_page_of_no_or_of_too_many_items_cannot_be_asked_for(int limit) {
        assertThatThrownBy(() -> PageRequest.first(NEWEST_FIRST, limit)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void a_page_has_1_to_1000_items(int limit) {
        assertThat(PageRequest.first(NEWEST_FIRST, limit).limit()).isEqualTo(limit);
    }

    @Test
    void an_adapter_walks_backwards_only_to_reach_what_lies_before_a_place() {
        PageRequest first = PageRequest.first(NEWEST_FIRST, 3);

        assertThat(first.direction()).isEqualTo(NEWEST_FIRST);
        assertThat(first.at(new Position.After(at(5))).direction()).isEqualTo(NEWEST_FIRST);
        assertThat(first.at(new Position.Before(at(5))).direction()).isEqualTo(OLDEST_FIRST);
        assertThat(PageRequest.first(OLDEST_FIRST, 3)
                        .at(new Position.Before(at(5)))
                        .direction())
                .isEqualTo(NEWEST_FIRST);
    }

    @ParameterizedTest
    @EnumSource
    void following_next_and_then_previous_shows_everything_once_each_way(Order order) {
        List<Cursor> expected = order == OLDEST_FIRST ? kept : kept.reversed();
        for (int limit = 1; limit <= 11; limit++) {
            PageRequest first = PageRequest.first(order, limit);
            Page<Cursor> page = page(first);
            assertThat(page.previous()).isNull();
            List<Cursor> forwards = new ArrayList<>(page.items());
            while (page.next() != null) {
                page = page(first.at(new Position.After(page.next())));
                forwards.addAll(page.items());
            }
            assertThat(forwards).as("forwards by %d", limit).isEqualTo(expected);

            List<Cursor> backwards = new ArrayList<>(page.items());
            while (page.previous() != null) {
                page = page(first.at(new Position.Before(page.previous())));
                backwards.addAll(0, page.items());
            }
            assertThat(backwards).as("backwards by %d", limit).isEqualTo(expected);
        }
    }

    @Test
    void the_last_page_has_no_next_though_it_is_full() {
        Page<Cursor> page = page(PageRequest.first(OLDEST_FIRST, 10));

        assertThat(page.items()).hasSize(10);
        assertThat(page.next()).isNull();
    }

    @Test
    void a_page_ends_before_its_items_exceed_what_it_may_hold() {
        GrowingPage<Cursor> page =
                new GrowingPage<>(PageRequest.first(OLDEST_FIRST, 10), c -> c, c -> Page.MAX_BYTES / 2);

        assertThat(kept.stream().limit(3).map(page::add)).containsExactly(true, true, false);
        assertThat(page.page()).isEqualTo(new Page<>(List.of(at(0), at(1)), null, at(1)));
    }

    @Test
    void an_item_that_is_larger_than_a_page_has_one_to_itself() {
        GrowingPage<Cursor> page =
                new GrowingPage<>(PageRequest.first(OLDEST_FIRST, 10), c -> c, c -> Page.MAX_BYTES + 1);

        assertThat(kept.stream().limit(2).map(page::add)).containsExactly(true, false);
        assertThat(page.page().items()).containsExactly(at(0));
    }

    @Test
    void a_page_of_nothing_leads_nowhere() {
        PageRequest beyond = PageRequest.first(OLDEST_FIRST, 3).at(new Position.After(at(99)));

        assertThat(page(beyond)).isEqualTo(new Page<Cursor>(List.of(), null, null));
    }

    @Test
    void everything_is_ordered_by_time_then_arrival_then_id() {
        Instant noon = Instant.parse("2021-01-01T12:00:00Z");
        EventId low = new EventId(new UUID(1, 1));
        EventId high = new EventId(new UUID(-1, 1));
        List<Cursor> ordered = List.of(
                new Cursor(noon, new Arrival(1), low),
                new Cursor(noon, new Arrival(1), high),
                new Cursor(noon, new Arrival(2), low),
                new Cursor(noon.plusNanos(1000), new Arrival(0), low));

        assertThat(ordered.reversed().stream().sorted()).isEqualTo(ordered);
    }

    /** As an adapter does it: walk from the position in the direction, one further than asked. */
    private Page<Cursor> page(PageRequest request) {
        Stream<Cursor> walked = (request.direction() == OLDEST_FIRST ? kept : kept.reversed()).stream();
        int towards = request.direction() == OLDEST_FIRST ? 1 : -1;
        Stream<Cursor> beyond = switch (request.position()) {
            case Position.Start() -> walked;
            case Position.After(Cursor place) -> walked.filter(c -> c.compareTo(place) * towards > 0);
            case Position.Before(Cursor place) -> walked.filter(c -> c.compareTo(place) * towards > 0);
        };
        return Page.of(request, beyond.iterator(), c -> c, c -> SMALL);
    }

    private static Cursor at(int second) {
        return new Cursor(Instant.ofEpochSecond(second), new Arrival(second), new EventId(new UUID(0, second)));
    }
}
