package dev.theeye.domain.validation;

import org.jspecify.annotations.Nullable;

/**
 * One machine-readable reason why a raw event is not an event.
 *
 * @param field the member of the event that it is about; null where it is about the whole
 * @param message for a person
 */
public record Violation(ViolationCode code, @Nullable String field, String message) {}
