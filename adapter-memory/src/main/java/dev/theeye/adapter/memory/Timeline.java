package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.GrowingPage;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What has a place in time, in the order of its places, each id once. Not for several threads at a time. */
final class Timeline<T> {
    private final Function<T, Cursor> place;
    private final ToIntFunction<T> size;
    private final NavigableMap<Cursor, T> ordered = new TreeMap<>();
    private final Map<EventId, T> byId = new HashMap<>();

    /** @param size how much of {@link Page#MAX_BYTES} an item takes */
    Timeline(Function<T, Cursor> place, ToIntFunction<T> size) {
        this.place = place;
        this.size = size;
    }

    /** Whether it was added; where the id is there already, nothing changes. */
    boolean add(T item) {
        Cursor cursor = place.apply(item);
        if (byId.putIfAbsent(cursor.id(), item) != null) {
            return false;
        }
        ordered.put(cursor, item);
        return true;
    }

    /** Puts {@code item} in the place of the one with its id, which is there. */
    void replace(T item) {
        Cursor cursor = place.apply(item);
        byId.put(cursor.id(), item);
        ordered.put(cursor, item);
    }

    void remove(Cursor cursor) {
        ordered.remove(cursor);
        byId.remove(cursor.id());
    }

    Stream<T> all(Predicate<T> wanted) {
        return ordered.values().stream().filter(wanted);
    }

    /** How many there were. */
    int removeIf(Predicate<T> unwanted) {
        int before = byId.size();
        ordered.values().removeIf(unwanted);
        byId.values().removeIf(unwanted);
        return before - byId.size();
    }

    Optional<T> find(EventId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Page<T> page(PageRequest request, Predicate<T> wanted) {
        return page(request, wanted, Page.MAX_BYTES);
    }

    /** @param mostBytes what the items may take, unless the first alone takes more */
    Page<T> page(PageRequest request, Predicate<T> wanted, long mostBytes) {
        GrowingPage<T> page = new GrowingPage<>(request, place, size, mostBytes);
        Iterator<T> walked = from(request).values().stream().filter(wanted).iterator();
        boolean grows = true;
        while (grows && walked.hasNext()) {
            grows = page.add(walked.next());
        }
        return page.page();
    }

    /** In their order. */
    Stream<T> all() {
        return ordered.values().stream();
    }

    long count(Predicate<T> wanted) {
        return ordered.values().stream().filter(wanted).count();
    }

    private NavigableMap<Cursor, T> from(PageRequest request) {
        NavigableMap<Cursor, T> walk = request.direction() == Order.OLDEST_FIRST ? ordered : ordered.descendingMap();
        return switch (request.position()) {
            case Position.Start() -> walk;
            case Position.After(Cursor cursor) -> walk.tailMap(cursor, false);
            case Position.Before(Cursor cursor) -> walk.tailMap(cursor, false);
        };
    }
}
