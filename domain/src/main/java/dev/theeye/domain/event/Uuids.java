package dev.theeye.domain.event;

import java.util.Optional;
import java.util.UUID;

/** The one spelling of a UUID that we take: 36 characters, either case (RFC 9562, section 4). */
public final class Uuids {
    private Uuids() {}

    public static Optional<UUID> parse(String text) {
        // Java also reads "1-1-1-1-1"; two spellings of one session would split its timeline.
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(uuid -> uuid.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }
}
