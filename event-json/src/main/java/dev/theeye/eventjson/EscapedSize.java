package dev.theeye.eventjson;

import dev.theeye.domain.event.ByteString;

/** How large bytes become as the text of a JSON string (RFC 8259, section 7). */
final class EscapedSize {
    /** {@code \\u001f}. */
    private static final int CONTROL_CHARACTER = 6;

    /** U+FFFD, which a byte that is not UTF-8 is shown as. */
    private static final int REPLACEMENT = 3;

    private EscapedSize() {}

    /** At most: a byte beyond ASCII is taken for one that is not UTF-8. */
    static int of(ByteString bytes) {
        long size = 0;
        for (int i = 0; i < bytes.length(); i++) {
            byte b = bytes.at(i);
            size += b < 0 ? REPLACEMENT : b < ' ' ? CONTROL_CHARACTER : b == '"' || b == '\\' ? 2 : 1;
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }
}
