package dev.theeye.adapter.postgres;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** @param events how long events are kept after they occurred, in whole days: {@code P400D}; null for good */
@ConfigurationProperties("eye.retention")
public record RetentionSettings(@Nullable Duration events) {
    public RetentionSettings {
        if (events != null && events.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("eye.retention.events: at least a day");
        }
    }

    KeptDays days() {
        return new KeptDays(Optional.ofNullable(events));
    }
}
