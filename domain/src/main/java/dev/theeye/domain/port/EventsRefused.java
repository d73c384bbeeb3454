package dev.theeye.domain.port;

/** Something in a batch can never be kept. Nothing of the batch was: halve it until the culprit stands alone. */
public final class EventsRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EventsRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
