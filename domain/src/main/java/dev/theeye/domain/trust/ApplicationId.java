package dev.theeye.domain.trust;

import dev.theeye.domain.event.Uuids;
import java.util.Optional;
import java.util.UUID;

/** Names a registered application; its {@code client_id}. */
public record ApplicationId(UUID value) {
    /** Whose events these are cannot be told: a queue message that nobody can decode. */
    public static final ApplicationId UNKNOWN = new ApplicationId(new UUID(0, 0));

    public static Optional<ApplicationId> parse(String text) {
        return Uuids.parse(text).map(ApplicationId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
