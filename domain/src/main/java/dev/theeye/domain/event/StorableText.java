package dev.theeye.domain.event;

/** Text that every store can keep: Unicode without U+0000 and without half a surrogate pair, which PostgreSQL refuses. */
public final class StorableText {
    private StorableText() {}

    /** In characters as people and PostgreSQL count them: Unicode code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    public static boolean isStorable(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** The first {@code maxLength} characters, with U+FFFD for each that cannot be stored. */
    public static String storable(String text, int maxLength) {
        String cut = length(text) > maxLength ? text.substring(0, text.offsetByCodePoints(0, maxLength)) : text;
        if (isStorable(cut)) {
            return cut;
        }
        StringBuilder mended = new StringBuilder(cut.length());
        cut.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }
}
