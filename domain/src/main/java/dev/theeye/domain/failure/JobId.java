package dev.theeye.domain.failure;

import dev.theeye.domain.event.Uuids;
import java.util.Optional;
import java.util.UUID;

/** Names a {@link FailedEventJob}. */
public record JobId(UUID value) {
    public static Optional<JobId> parse(String text) {
        return Uuids.parse(text).map(JobId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
