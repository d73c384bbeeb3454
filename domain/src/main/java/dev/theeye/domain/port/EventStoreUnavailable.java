package dev.theeye.domain.port;

import org.jspecify.annotations.Nullable;

/** The store could not answer; asking again is safe. */
public final class EventStoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EventStoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
