package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SlicesTest {
    @Test
    void nothing_makes_no_slices() {
        assertThat(new Slices(2, 10).of(List.of(), length -> 1)).isEmpty();
    }

    @Test
    void a_slice_ends_at_so_many_rows() {
        assertThat(new Slices(2, 100).of(List.of(1, 2, 3, 4, 5), length -> length))
                .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
    }

    @Test
    void a_slice_ends_before_it_has_too_many_bytes() {
        assertThat(new Slices(10, 10).of(List.of(4, 6, 1, 9, 2), length -> length))
                .containsExactly(List.of(4, 6), List.of(1, 9), List.of(2));
    }

    @Test
    void a_row_that_is_too_large_stands_alone() {
        assertThat(new Slices(10, 10).of(List.of(3, 50, 3), length -> length))
                .containsExactly(List.of(3), List.of(50), List.of(3));
    }
}
