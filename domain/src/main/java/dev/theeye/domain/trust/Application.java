package dev.theeye.domain.trust;

import dev.theeye.domain.event.StorableText;
import dev.theeye.domain.session.SessionPolicy;
import java.time.Instant;
import java.util.Set;

/**
 * A registered, trusted client.
 *
 * @param name unique; 1 to 255 characters
 */
public record Application(
        ApplicationId id,
        String name,
        Set<Scope> scopes,
        SessionPolicy sessionPolicy,
        ApplicationStatus status,
        Instant createdAt) {
    public static final int MAX_NAME_LENGTH = 255;

    public Application {
        scopes = Set.copyOf(scopes);
        if (!isName(name)) {
            throw new IllegalArgumentException("a name has 1 to " + MAX_NAME_LENGTH + " characters");
        }
    }

    public static boolean isName(String text) {
        return !text.isBlank() && StorableText.length(text) <= MAX_NAME_LENGTH && StorableText.isStorable(text);
    }
}
