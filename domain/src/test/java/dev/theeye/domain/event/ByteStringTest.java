package dev.theeye.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class ByteStringTest {
    private final ByteString text = ByteString.utf8("Grüße, 😀");

    @Test
    void a_slice_of_a_slice_shows_its_own_bytes_alone() {
        ByteString slice = ByteString.utf8("0123456789").slice(2, 9).slice(1, 4);

        assertThat(slice.utf8()).isEqualTo("345");
        assertThat(slice.length()).isEqualTo(3);
        assertThat(slice.at(2)).isEqualTo((byte) '5');
        assertThat(slice.toByteArray()).containsExactly('3', '4', '5');
        assertThat(slice.asByteBuffer()).isEqualTo(ByteBuffer.wrap(new byte[] {'3', '4', '5'}));
        ByteBuffer target = ByteBuffer.allocate(3);
        slice.writeTo(target);
        assertThat(target.array()).containsExactly('3', '4', '5');
    }

    @Test
    void nothing_outside_can_be_reached() {
        ByteString slice = text.slice(1, 3);

        assertThatThrownBy(() -> slice.at(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void equal_bytes_are_equal_wherever_they_lie() {
        ByteString a = ByteString.utf8("xxabcxx").slice(2, 5);
        ByteString b = ByteString.utf8("abc");

        assertThat(a).isEqualTo(b).hasSameHashCodeAs(b).isNotEqualTo(ByteString.utf8("abd"));
        assertThat(a).isNotEqualTo(ByteString.utf8("abcd")).isNotEqualTo("abc");
    }

    @Test
    void it_cannot_be_changed_through_what_it_gives_out() {
        text.toByteArray()[0] = 'X';

        assertThat(text.utf8()).isEqualTo("Grüße, 😀");
        assertThatThrownBy(() -> text.asByteBuffer().put((byte) 'X')).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void its_bytes_do_not_get_into_a_log() {
        assertThat(ByteString.utf8("secret")).hasToString("ByteString[6 bytes]");
    }
}
