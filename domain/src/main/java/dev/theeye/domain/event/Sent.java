package dev.theeye.domain.event;

/** A field of an event as it was sent: whatever the application put there, or nothing. */
public sealed interface Sent {
    /** Not there, or {@code null}. */
    record Absent() implements Sent {}

    record Text(String value) implements Sent {}

    /** A JSON value of another type. @param jsonType {@code number}, {@code boolean}, {@code object} or {@code array} */
    record OtherType(String jsonType) implements Sent {}

    /** There more than once, so that it cannot be told which was meant. */
    record Repeated() implements Sent {}
}
