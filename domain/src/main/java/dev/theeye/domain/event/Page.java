package dev.theeye.domain.event;

import dev.theeye.domain.event.PageRequest.Position;
import java.util.List;
import java.util.function.Function;
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
    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param walked what was found from the request's position on, in its {@link PageRequest#direction()}: one more than
     *     the limit where there are so many
     */
    public static <T> Page<T> of(PageRequest request, List<T> walked, Function<T, Cursor> cursor) {
        boolean more = walked.size() > request.limit();
        List<T> kept = more ? walked.subList(0, request.limit()) : walked;
        if (kept.isEmpty()) {
            return new Page<>(kept, null, null);
        }
        boolean backwards = request.position() instanceof Position.Before;
        List<T> items = backwards ? kept.reversed() : kept;
        boolean start = request.position() instanceof Position.Start;
        return new Page<>(
                items,
                (backwards ? more : !start) ? cursor.apply(items.getFirst()) : null,
                (backwards || more) ? cursor.apply(items.getLast()) : null);
    }
}
