package dev.theeye.adapter.http.types;

import dev.theeye.adapter.http.query.PageCursor;
import dev.theeye.adapter.http.query.Query;
import dev.theeye.adapter.http.query.Query.Found;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.event.TypeRange.Direction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Finds what there is one of for each event type, by category and name. The bytes of a cursor are direction, the length of the
 * category, category and name.
 */
record TypeFinder<T>(Function<TypeRange, List<T>> find, Function<T, EventType> type) implements Query.Finder<T> {
    private static final byte AFTER = 1;
    private static final byte BEFORE = 2;
    private static final int HEAD_BYTES = 1 + Short.BYTES;

    @Override
    public Supplier<Found<T>> first(byte[] identity, int limit) {
        return () -> found(new TypeRange(Direction.ASCENDING, null, limit + 1), identity, limit);
    }

    @Override
    public Optional<Supplier<Found<T>>> at(String cursor, byte[] identity, int limit) {
        return PageCursor.position(cursor, identity)
                .flatMap(position -> range(position, limit + 1))
                .map(range -> () -> found(range, identity, limit));
    }

    private Found<T> found(TypeRange range, byte[] identity, int limit) {
        List<T> walked = find.apply(range);
        boolean more = walked.size() > limit;
        List<T> page = more ? walked.subList(0, limit) : walked;
        if (page.isEmpty()) {
            return new Found<>(page, null, null);
        }
        boolean backwards = range.direction() == Direction.DESCENDING;
        List<T> items = backwards ? page.reversed() : page;
        boolean hasPrevious = backwards ? more : range.beyond() != null;
        return new Found<>(
                items,
                hasPrevious ? cursor(BEFORE, items.getFirst(), identity) : null,
                backwards || more ? cursor(AFTER, items.getLast(), identity) : null);
    }

    private String cursor(byte direction, T item, byte[] identity) {
        byte[] category = type.apply(item).category().getBytes(StandardCharsets.UTF_8);
        byte[] name = type.apply(item).name().getBytes(StandardCharsets.UTF_8);
        byte[] position = ByteBuffer.allocate(HEAD_BYTES + category.length + name.length)
                .put(direction)
                .putShort((short) category.length)
                .put(category)
                .put(name)
                .array();
        return PageCursor.text(position, identity);
    }

    private static Optional<TypeRange> range(byte[] position, int limit) {
        if (position.length < HEAD_BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(position);
        byte direction = in.get();
        int length = in.getShort();
        if (length < 0 || length > in.remaining()) {
            return Optional.empty();
        }
        String category = new String(position, HEAD_BYTES, length, StandardCharsets.UTF_8);
        String name = new String(position, HEAD_BYTES + length, in.remaining() - length, StandardCharsets.UTF_8);
        return EventType.of(category, name).flatMap(type -> switch (direction) {
            case AFTER -> Optional.of(new TypeRange(Direction.ASCENDING, type, limit));
            case BEFORE -> Optional.of(new TypeRange(Direction.DESCENDING, type, limit));
            default -> Optional.empty();
        });
    }
}
