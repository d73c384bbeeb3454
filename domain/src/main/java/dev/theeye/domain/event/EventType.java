package dev.theeye.domain.event;

/** What kind of thing happened. Each type may have rules of its own for its payload. */
public record EventType(String category, String name) {
    /** In characters (Unicode code points) of the category and of the name. */
    public static final int MAX_LENGTH = 255;

    public EventType {
        check(category);
        check(name);
    }

    private static void check(String text) {
        if (text.isEmpty() || StorableText.length(text) > MAX_LENGTH || !StorableText.isStorable(text)) {
            throw new IllegalArgumentException(
                    "1 to " + MAX_LENGTH + " storable characters, not: " + StorableText.length(text));
        }
    }
}
