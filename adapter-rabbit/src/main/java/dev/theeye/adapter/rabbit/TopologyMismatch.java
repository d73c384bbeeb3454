package dev.theeye.adapter.rabbit;

/** The broker has a queue or an exchange of the same name that is not what the settings ask for. */
public final class TopologyMismatch extends IllegalStateException {
    private static final long serialVersionUID = 1;

    TopologyMismatch(String message, Throwable cause) {
        super(message, cause);
    }
}
