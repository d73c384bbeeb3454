package dev.theeye.domain.validation;

import org.jspecify.annotations.Nullable;

/**
 * One machine-readable reason why a raw event is not an event.
 *
 * @param field the member of the event that it is about; null where it is about the whole
 * @param message for a person
 * @param pointer where in that member, as a JSON Pointer (RFC 6901); null where a schema has nothing to do with it
 * @param keyword of the schema that is not satisfied; null where a schema has nothing to do with it
 */
public record Violation(
        ViolationCode code,
        @Nullable String field,
        String message,
        @Nullable String pointer,
        @Nullable String keyword) {
    public Violation(ViolationCode code, @Nullable String field, String message) {
        this(code, field, message, null, null);
    }
}
