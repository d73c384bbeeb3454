package dev.theeye.adapter.http.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.trust.Visibility;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** A question that is answered page by page. */
record Query<T>(
        Visibility visibility, Order order, Function<PageRequest, Page<T>> find, LongSupplier count, Writer<T> writer) {
    /** How one result is written. */
    interface Writer<T> {
        void write(T item, JsonGenerator json) throws IOException;
    }
}
