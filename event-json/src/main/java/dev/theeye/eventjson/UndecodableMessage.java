package dev.theeye.eventjson;

import org.jspecify.annotations.Nullable;

/** A queue message that is not one of ours, or no longer whole. */
public final class UndecodableMessage extends Exception {
    private static final long serialVersionUID = 1;

    UndecodableMessage(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
