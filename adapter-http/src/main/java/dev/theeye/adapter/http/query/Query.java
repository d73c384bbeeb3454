package dev.theeye.adapter.http.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.trust.Visibility;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A question that is answered page by page. */
public record Query<T>(
        Visibility visibility, Order order, Cost cost, Finder<T> finder, LongSupplier count, Writer<T> writer) {
    /** How much the store may have to look at for one page. */
    public enum Cost {
        SMALL,
        /** Far more than is on the page. */
        LARGE
    }

    /** Finds one page after another, in whatever order the results have. */
    public interface Finder<T> {
        /** @param identity of the query, for the cursors of the pages next to this one */
        Supplier<Found<T>> first(byte[] identity, int limit);

        /** @return empty where the text is not a cursor of this query */
        Optional<Supplier<Found<T>>> at(String cursor, byte[] identity, int limit);
    }

    /**
     * @param previous the cursor of the page before; null where there is none
     * @param next the cursor of the page after; null where there is none
     */
    public record Found<T>(
            List<T> items,
            @Nullable String previous,
            @Nullable String next) {
        public Found {
            items = List.copyOf(items);
        }
    }

    /** How one result is written. */
    public interface Writer<T> {
        void write(T item, JsonGenerator json) throws IOException;
    }
}
