package dev.theeye.domain.event;

/**
 * Which page of a result is wanted.
 *
 * @param limit how many at most; 1 to 1,000. Large items make a page shorter, see {@link Page#MAX_BYTES}
 */
public record PageRequest(Order order, int limit, Position position) {
    public static final int MAX_LIMIT = 1000;

    /** Where the page lies, in the direction of {@link #order}. */
    public sealed interface Position {
        record Start() implements Position {}

        /** The page that follows a place, which is not on it. */
        record After(Cursor cursor) implements Position {}

        /** The page that ends just before a place, which is not on it. */
        record Before(Cursor cursor) implements Position {}
    }

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }

    public static PageRequest first(Order order, int limit) {
        return new PageRequest(order, limit, new Position.Start());
    }

    public PageRequest at(Position other) {
        return new PageRequest(order, limit, other);
    }

    /** The order in which an adapter walks: towards the past or the future from the cursor. */
    public Order direction() {
        if (!(position instanceof Position.Before)) {
            return order;
        }
        return order == Order.NEWEST_FIRST ? Order.OLDEST_FIRST : Order.NEWEST_FIRST;
    }
}
