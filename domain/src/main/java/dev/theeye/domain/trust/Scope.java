package dev.theeye.domain.trust;

import java.util.Arrays;
import java.util.Optional;

/** What an application may do. */
public enum Scope {
    EVENTS_WRITE("events:write"),
    /** Its own events. */
    EVENTS_READ("events:read"),
    /** Everyone's events. */
    EVENTS_READ_ALL("events:read:all"),
    ADMIN("admin");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** As it stands in a token (RFC 6749, section 3.3). */
    public String text() {
        return text;
    }

    public static Optional<Scope> parse(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
