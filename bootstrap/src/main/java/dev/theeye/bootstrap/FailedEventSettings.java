package dev.theeye.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** @param keep how long failed events are kept, from their receipt; null for ever */
@ConfigurationProperties("eye.failed-events")
record FailedEventSettings(@Nullable Duration keep) {
    static final String KEEP = "eye.failed-events.keep";

    FailedEventSettings {
        if (keep != null && (keep.isNegative() || keep.isZero())) {
            throw new IllegalArgumentException(KEEP + " is not longer than nothing");
        }
    }
}
