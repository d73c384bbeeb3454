package dev.theeye.domain.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * What kind of thing happened. Each type may have rules of its own for its payload. Types are ordered by category and then
 * name, by the bytes of their UTF-8.
 */
public record EventType(String category, String name) implements Comparable<EventType> {
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    private static final Comparator<EventType> ORDER =
            Comparator.comparing(EventType::category, BY_BYTES).thenComparing(EventType::name, BY_BYTES);

    /** In characters (Unicode code points) of the category and of the name. */
    public static final int MAX_LENGTH = 255;

    public EventType {
        check(category);
        check(name);
    }

    /** @return empty where no type can be called so */
    public static Optional<EventType> of(String category, String name) {
        return isPart(category) && isPart(name) ? Optional.of(new EventType(category, name)) : Optional.empty();
    }

    @Override
    public int compareTo(EventType other) {
        return ORDER.compare(this, other);
    }

    private static void check(String text) {
        if (!isPart(text)) {
            throw new IllegalArgumentException(
                    "1 to " + MAX_LENGTH + " storable characters, not: " + StorableText.length(text));
        }
    }

    private static boolean isPart(String text) {
        return !text.isEmpty() && StorableText.length(text) <= MAX_LENGTH && StorableText.isStorable(text);
    }
}
