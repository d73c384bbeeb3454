package dev.theeye.domain.port;

import org.jspecify.annotations.Nullable;

/** The applications or their keys could not be read; asking again is safe. */
public final class ApplicationsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ApplicationsUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
