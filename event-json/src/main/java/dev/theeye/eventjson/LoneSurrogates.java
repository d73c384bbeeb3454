package dev.theeye.eventjson;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Escapes such as {@code \ud800} that are half of a surrogate pair. JSON allows them (RFC 8259, section 8.2), but the
 * parser fails on them in names (since Jackson 2.21.2), and then one event would spoil the body for all others.
 */
final class LoneSurrogates {
    private static final int ESCAPE_LENGTH = "\\ud800".length();

    private LoneSurrogates() {}

    /**
     * @return the range as JSON that the parser can read, each byte at its place: a copy with {@code \u0000}, which no
     *     store takes either, for every lone surrogate; null where there is none
     */
    static byte @Nullable [] replaced(byte[] bytes, int start, int end) {
        byte[] copy = null;
        for (int at = start; at < end - 1; at++) {
            if (bytes[at] != '\\') {
                continue;
            }
            char c = escaped(bytes, at, end);
            if (Character.isHighSurrogate(c) && Character.isLowSurrogate(escaped(bytes, at + ESCAPE_LENGTH, end))) {
                at += ESCAPE_LENGTH;
            } else if (Character.isSurrogate(c)) {
                copy = copy == null ? Arrays.copyOfRange(bytes, start, end) : copy;
                Arrays.fill(copy, at + 2 - start, at + ESCAPE_LENGTH - start, (byte) '0');
            }
            at++; // past the escaped character, which may be a backslash
        }
        return copy;
    }

    /** The character that is escaped at {@code at}; U+0000 where there is no such escape. */
    private static char escaped(byte[] bytes, int at, int end) {
        if (at + ESCAPE_LENGTH > end || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return 0;
        }
        int c = 0;
        for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return 0;
            }
            c = c << 4 | digit;
        }
        return (char) c;
    }
}
