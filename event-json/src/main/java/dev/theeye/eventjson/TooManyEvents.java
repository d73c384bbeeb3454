package dev.theeye.eventjson;

/** A body with more events than were asked for. */
public final class TooManyEvents extends Exception {
    private static final long serialVersionUID = 1;

    TooManyEvents(int most) {
        super("more than " + most + " events");
    }
}
