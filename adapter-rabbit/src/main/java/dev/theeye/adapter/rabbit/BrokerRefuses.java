package dev.theeye.adapter.rabbit;

/** The broker is there and does not let The Eye in, which no waiting mends. */
public final class BrokerRefuses extends IllegalStateException {
    private static final long serialVersionUID = 1;

    BrokerRefuses(String message, Throwable cause) {
        super(message, cause);
    }
}
