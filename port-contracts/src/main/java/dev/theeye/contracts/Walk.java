package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Goes through a result page by page, as a caller does. */
final class Walk {
    private static final int MOST_PAGES = 1000;

    private Walk() {}

    /** The pages from this one to the last. */
    static <T> List<Page<T>> forwards(Function<PageRequest, Page<T>> find, PageRequest first) {
        List<Page<T>> pages = new ArrayList<>();
        Page<T> page = find.apply(first);
        pages.add(page);
        for (Cursor next = page.next(); next != null; next = page.next()) {
            page = find.apply(first.at(new Position.After(next)));
            pages.add(page);
            checkEnds(pages);
        }
        return pages;
    }

    /** The pages from the one before {@code end} to the first, in the order of the result. */
    static <T> List<Page<T>> backwards(Function<PageRequest, Page<T>> find, PageRequest request, Cursor end) {
        List<Page<T>> pages = new ArrayList<>();
        for (Cursor previous = end; previous != null; ) {
            Page<T> page = find.apply(request.at(new Position.Before(previous)));
            pages.add(page);
            checkEnds(pages);
            previous = page.previous();
        }
        return pages.reversed();
    }

    static <T> List<T> items(List<Page<T>> pages) {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }

    private static void checkEnds(List<?> pages) {
        assertThat(pages.size())
                .as("pages: a walk must come to an end, each page lying beyond the one before")
                .isLessThan(MOST_PAGES);
    }
}
