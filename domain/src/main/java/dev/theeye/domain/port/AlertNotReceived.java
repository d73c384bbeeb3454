package dev.theeye.domain.port;

import org.jspecify.annotations.Nullable;

/** It cannot be told whether an alert was received: tell it again, later. */
public final class AlertNotReceived extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AlertNotReceived(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
