package dev.theeye.domain.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Gathers a page from what is found, one by one, and says when to stop looking: nobody need hold more than a page. */
public final class GrowingPage<T> {
    private final PageRequest request;
    private final Function<T, Cursor> place;
    private final ToIntFunction<T> size;
    private final List<T> items = new ArrayList<>();
    private long bytes;
    private boolean more;

    /** @param size how much of {@link Page#MAX_BYTES} an item takes */
    public GrowingPage(PageRequest request, Function<T, Cursor> place, ToIntFunction<T> size) {
        this.request = request;
        this.place = place;
        this.size = size;
    }

    /**
     * @param item the next from the request's position on, in its {@link PageRequest#direction()}
     * @return whether it is on the page; where not, the page is full, and is known not to be the last
     */
    public boolean add(T item) {
        long grown = bytes + size.applyAsInt(item);
        more = items.size() == request.limit() || (!items.isEmpty() && grown > Page.MAX_BYTES);
        if (!more) {
            items.add(item);
            bytes = grown;
        }
        return !more;
    }

    public Page<T> page() {
        return Page.of(request, items, more, place);
    }
}
