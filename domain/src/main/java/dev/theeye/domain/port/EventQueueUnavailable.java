package dev.theeye.domain.port;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** It cannot be told whether the queue has the events, or it is known not to; adding them again is safe. */
public final class EventQueueUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Duration UNKNOWN = Duration.ofSeconds(1);

    private final Duration retryAfter;

    public EventQueueUnavailable(String message, @Nullable Throwable cause) {
        this(message, cause, UNKNOWN);
    }

    /** @param retryAfter when it is worth to try again, as far as that can be told */
    public EventQueueUnavailable(String message, @Nullable Throwable cause, Duration retryAfter) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
