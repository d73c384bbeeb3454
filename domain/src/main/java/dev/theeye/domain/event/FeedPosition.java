package dev.theeye.domain.event;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the sequence in which events are stored; unlike a {@link Cursor}, which is a place in the order in which they
 * occurred. What it says is known only to the store that gave it.
 *
 * @param text one line of visible ASCII; clients are given it, and bring it back
 */
public record FeedPosition(String text) {
    private static final Pattern SAYABLE = Pattern.compile("[!-~]{1,4096}");

    public FeedPosition {
        if (!SAYABLE.matcher(text).matches()) {
            throw new IllegalArgumentException("a position is one line of visible ASCII");
        }
    }

    /** @return empty for what can be no store's */
    public static Optional<FeedPosition> parse(String text) {
        return SAYABLE.matcher(text).matches() ? Optional.of(new FeedPosition(text)) : Optional.empty();
    }
}
