package dev.theeye.domain.event;

/** The {@code data} of an event as it was sent. */
public sealed interface SentData {
    /** Not there, or {@code null}. */
    record Absent() implements SentData {}

    /** @param members how many members the object has */
    record Members(Payload payload, int members) implements SentData {}

    /** @param jsonType {@code string}, {@code number}, {@code boolean} or {@code array} */
    record OtherType(String jsonType) implements SentData {}

    /** An object that holds what stores refuse. @param reason for a person: what, and where */
    record Unstorable(String reason) implements SentData {}

    /** There more than once, so that it cannot be told which was meant. */
    record Repeated() implements SentData {}
}
