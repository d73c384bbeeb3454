package dev.theeye.domain.session;

import dev.theeye.domain.event.Uuids;
import java.util.Optional;
import java.util.UUID;

/** The visit an event happened in. Chosen by the application, never by us. */
public record SessionId(UUID value) {
    public static Optional<SessionId> parse(String text) {
        return Uuids.parse(text).map(SessionId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
