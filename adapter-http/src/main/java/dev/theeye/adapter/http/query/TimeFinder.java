package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.query.Query.Found;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds what is ordered by time. */
record TimeFinder<T>(Order order, Function<PageRequest, Page<T>> find) implements Query.Finder<T> {
    @Override
    public Supplier<Found<T>> first(byte[] identity, int limit) {
        return () -> found(new Position.Start(), identity, limit);
    }

    @Override
    public Optional<Supplier<Found<T>>> at(String cursor, byte[] identity, int limit) {
        return PageCursor.parse(cursor, identity).map(position -> () -> found(position, identity, limit));
    }

    private Found<T> found(Position position, byte[] identity, int limit) {
        Page<T> page = find.apply(new PageRequest(order, limit, position));
        return new Found<>(
                page.items(),
                page.previous() == null ? null : PageCursor.before(page.previous(), identity),
                page.next() == null ? null : PageCursor.after(page.next(), identity));
    }
}
