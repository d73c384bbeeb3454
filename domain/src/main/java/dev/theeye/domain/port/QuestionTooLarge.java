package dev.theeye.domain.port;

import org.jspecify.annotations.Nullable;

/** The store would take longer to answer than one question may; asking again is of no use, asking for less is. */
public final class QuestionTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    public QuestionTooLarge(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
