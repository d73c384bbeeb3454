package dev.theeye.eventjson;

/** A body in which no events can be found. The message says what is wrong and where, and never quotes the body. */
public final class MalformedBody extends Exception {
    private static final long serialVersionUID = 1;

    MalformedBody(String message) {
        super(message);
    }
}
