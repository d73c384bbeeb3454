package dev.theeye.application;

/** Too much waits to be judged before its answer; nothing was kept, and asking again later is safe. */
public final class JudgingOverloaded extends RuntimeException {
    private static final long serialVersionUID = 1;

    JudgingOverloaded() {
        super("too many requests wait for events that take long to judge");
    }
}
