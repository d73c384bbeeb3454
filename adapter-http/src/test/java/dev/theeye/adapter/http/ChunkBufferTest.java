package dev.theeye.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChunkBufferTest {
    private final ChunkBuffer buffer = new ChunkBuffer();

    @Test
    void what_is_written_whole_is_taken_in_pieces_in_its_order() {
        write("abcde");
        assertThat(taken(2)).isEqualTo("ab");
        write("fg");
        assertThat(buffer.left()).isEqualTo(5);
        assertThat(taken(4)).isEqualTo("cdef");
        assertThat(taken(4)).isEqualTo("g");
        assertThat(buffer.left()).isZero();
        assertThat(taken(4)).isEmpty();
        write("h");
        assertThat(taken(4)).isEqualTo("h");
    }

    @Test
    void no_piece_of_something_large_is_large() {
        buffer.writeBytes(new byte[1_000_000]);

        int pieces = 0;
        for (; buffer.left() > 0; pieces++) {
            assertThat(buffer.take(1000)).hasSize(1000);
        }

        assertThat(pieces).isEqualTo(1000);
    }

    private void write(String text) {
        buffer.writeBytes(text.getBytes(UTF_8));
    }

    private String taken(int most) {
        return new String(buffer.take(most), UTF_8);
    }
}
