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
    private final long mostBytes;
    private final List<T> items = new ArrayList<>();
    private long bytes;
    private boolean more;

    /** @param size how much of {@link Page#MAX_BYTES} an item takes */
    public GrowingPage(PageRequest request, Function<T, Cursor> place, ToIntFunction<T> size) {
        this(request, place, size, Page.MAX_BYTES);
    }

    /** @param mostBytes what the items may take, unless the first alone takes more */
    public GrowingPage(PageRequest request, Function<T, Cursor> place, ToIntFunction<T> size, long mostBytes) {
        this.request = request;
        this.place = place;
        this.size = size;
        this.mostBytes = mostBytes;
    }

    /**
     * @param item the next from the request's position on, in its {@link PageRequest#direction()}
     * @return whether it is on the page; where not, the page is full, and is known not to be the last
     */
    public boolean add(T item) {
        long grown = bytes + size.applyAsInt(item);
        more = items.size() == request.limit() || (!items.isEmpty() && grown > mostBytes);
        if (!more) {
            items.add(item);
            bytes = grown;
        }
        return !more;
    }

    public Page<T> page() {
        return page(false);
    }

    /** @param followed whether there is anything beyond what was found and added */
    public Page<T> page(boolean followed) {
        return Page.of(request, items, more || followed, place);
    }
}
