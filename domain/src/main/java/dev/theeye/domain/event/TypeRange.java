package dev.theeye.domain.event;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Some event types that follow each other, in the order of {@link EventType} or against it. They are found by the type that
 * they lie beyond, not by counting, so that types which arrive meanwhile neither repeat nor hide any.
 *
 * @param beyond the type that they lie beyond, which is not among them; null for those at the very end
 * @param limit how many at most; 1 to {@link #MAX_LIMIT}
 */
public record TypeRange(Direction direction, @Nullable EventType beyond, int limit) {
    /** A page, and one more to tell whether there are others. */
    public static final int MAX_LIMIT = PageRequest.MAX_LIMIT + 1;

    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    public TypeRange {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }

    /** The first of all types. */
    public static TypeRange first(int limit) {
        return new TypeRange(Direction.ASCENDING, null, limit);
    }

    public TypeRange beyond(EventType type) {
        return new TypeRange(direction, type, limit);
    }

    public TypeRange withLimit(int other) {
        return new TypeRange(direction, beyond, other);
    }

    /** Whether the type lies beyond, be it within the limit or not. */
    public boolean reaches(EventType type) {
        return beyond == null || order().compare(beyond, type) < 0;
    }

    /** The order in which they are given. */
    public Comparator<EventType> order() {
        return switch (direction) {
            case ASCENDING -> Comparator.naturalOrder();
            case DESCENDING -> Comparator.reverseOrder();
        };
    }
}
