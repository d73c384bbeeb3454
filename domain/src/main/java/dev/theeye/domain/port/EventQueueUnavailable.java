package dev.theeye.domain.port;

import org.jspecify.annotations.Nullable;

/** It cannot be told whether the queue has the events, or it is known not to; adding them again is safe. */
public final class EventQueueUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EventQueueUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
