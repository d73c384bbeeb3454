package dev.theeye.bootstrap;

import org.jspecify.annotations.Nullable;

/** The Eye cannot start, for a reason that the person who starts it can mend. The message is one line for that person. */
final class StartFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartFailed(String message) {
        super(message);
    }

    StartFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
