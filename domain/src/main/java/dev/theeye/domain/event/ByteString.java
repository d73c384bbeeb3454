package dev.theeye.domain.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bytes that never change; a view into a larger array where that saves a copy. */
public final class ByteString {
    private final byte[] array;
    private final int from;
    private final int length;

    private ByteString(byte[] array, int from, int length) {
        Objects.checkFromIndexSize(from, length, array.length);
        this.array = array;
        this.from = from;
        this.length = length;
    }

    /** No copy: the caller must not change {@code bytes} any more. */
    public static ByteString wrap(byte[] bytes) {
        return new ByteString(bytes, 0, bytes.length);
    }

    public static ByteString utf8(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes from {@code start} (inclusive) to {@code end} (exclusive), sharing memory with this one. */
    public ByteString slice(int start, int end) {
        Objects.checkFromToIndex(start, end, length);
        return new ByteString(array, from + start, end - start);
    }

    public int length() {
        return length;
    }

    public byte at(int index) {
        return array[from + Objects.checkIndex(index, length)];
    }

    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, from, from + length);
    }

    public void writeTo(ByteBuffer target) {
        target.put(array, from, length);
    }

    /** A read-only view, at position 0. */
    public ByteBuffer asByteBuffer() {
        return ByteBuffer.wrap(array, from, length).slice().asReadOnlyBuffer();
    }

    /** As text; bytes that are not UTF-8 become U+FFFD. */
    public String utf8() {
        return new String(array, from, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ByteString that
                && Arrays.equals(array, from, from + length, that.array, that.from, that.from + that.length);
    }

    @Override
    public int hashCode() {
        return asByteBuffer().hashCode();
    }

    /** Never the bytes: they may be somebody's data, and this may be a log line. */
    @Override
    public String toString() {
        return "ByteString[" + length + " bytes]";
    }
}
