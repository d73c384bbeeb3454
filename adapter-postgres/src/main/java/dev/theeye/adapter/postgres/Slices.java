package dev.theeye.adapter.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts rows into portions that are small enough.
 *
 * @param rows at most in one
 * @param bytes at most in one, unless a single row is larger already
 */
record Slices(int rows, int bytes) {
    /** What one statement takes: the driver and the server hold all of a statement in memory, several times over. */
    static final Slices OF_A_STATEMENT = new Slices(10_000, 4 * 1024 * 1024);

    /** In the same order. */
    <T> List<List<T>> of(List<T> all, ToIntFunction<T> size) {
        List<List<T>> slices = new ArrayList<>();
        int start = 0;
        long filled = 0;
        for (int i = 0; i < all.size(); i++) {
            int length = size.applyAsInt(all.get(i));
            if (i > start && (i - start == rows || filled + length > bytes)) {
                slices.add(all.subList(start, i));
                start = i;
                filled = 0;
            }
            filled += length;
        }
        if (start < all.size()) {
            slices.add(all.subList(start, all.size()));
        }
        return slices;
    }
}
