package dev.theeye.domain.event;

import dev.theeye.domain.event.PageRequest.Position;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an ordered result. Neighbours are found by key, not by counting, so that events which arrive meanwhile
 * neither repeat nor hide any.
 *
 * @param previous where the page before this one ends; null where there is none
 * @param next where the page after this one starts; null where there is none
 */
public record Page<T>(
        List<T> items, @Nullable Cursor previous, @Nullable Cursor next) {
    /**
     * What the payloads on a page, or its failed events, add up to at most, as they are shown: a control character of a failed
     * event takes six bytes in JSON. Larger pages would let a few readers use up the memory that everybody collects with. An item
     * that is larger still has a page to itself.
     */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of what is found, which is looked at no further than the page reaches.
     *
     * @param walked from the request's position on, in its {@link PageRequest#direction()}
     * @param size how much of {@link #MAX_BYTES} an item takes
     */
    public static <T> Page<T> of(
            PageRequest request, Iterator<T> walked, Function<T, Cursor> place, ToIntFunction<T> size) {
        GrowingPage<T> page = new GrowingPage<>(request, place, size);
        boolean grows = true;
        while (grows && walked.hasNext()) {
            grows = page.add(walked.next());
        }
        return page.page();
    }

    /** The page of items so small that {@link #MAX_BYTES} does not matter. */
    public static <T> Page<T> of(PageRequest request, List<T> walked, Function<T, Cursor> place) {
        return of(request, walked.iterator(), place, item -> 0);
    }

    /** @param more whether there is anything beyond what was walked */
    static <T> Page<T> of(PageRequest request, List<T> walked, boolean more, Function<T, Cursor> place) {
        if (walked.isEmpty()) {
            return new Page<>(walked, null, null);
        }
        boolean backwards = request.position() instanceof Position.Before;
        List<T> items = backwards ? walked.reversed() : walked;
        boolean start = request.position() instanceof Position.Start;
        return new Page<>(
                items,
                (backwards ? more : !start) ? place.apply(items.getFirst()) : null,
                (backwards || more) ? place.apply(items.getLast()) : null);
    }
}
