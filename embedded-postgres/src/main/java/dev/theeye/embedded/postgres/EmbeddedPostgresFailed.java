package dev.theeye.embedded.postgres;

import org.jspecify.annotations.Nullable;

/** PostgreSQL could not be started. The message is one line for the person who started the program. */
public final class EmbeddedPostgresFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    EmbeddedPostgresFailed(String message) {
        super(message);
    }

    EmbeddedPostgresFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
