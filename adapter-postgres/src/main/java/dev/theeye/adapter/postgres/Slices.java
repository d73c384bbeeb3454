package dev.theeye.adapter.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Rows cut to what one statement takes: the driver and the server hold all of a statement in memory, several times over. */
final class Slices {
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private Slices() {}

    /** In the same order. A row that is larger than a slice should be has one for itself. */
    static <T> List<List<T>> of(List<T> rows, ToIntFunction<T> bytes) {
        List<List<T>> slices = new ArrayList<>();
        int start = 0;
        long size = 0;
        for (int i = 0; i < rows.size(); i++) {
            int length = bytes.applyAsInt(rows.get(i));
            if (i > start && size + length > MOST_BYTES) {
                slices.add(rows.subList(start, i));
                start = i;
                size = 0;
            }
            size += length;
        }
        if (start < rows.size()) {
            slices.add(rows.subList(start, rows.size()));
        }
        return slices;
    }
}
