package dev.theeye.domain.validation;

/**
 * One way in which a payload does not satisfy a schema.
 *
 * @param pointer a JSON Pointer (RFC 6901) into the payload; of what is missing, to where it should be
 * @param keyword of the schema: {@code required}, {@code type} and so on
 * @param message for a person
 */
public record PayloadFlaw(String pointer, String keyword, String message) {
    Violation violation() {
        return new Violation(ViolationCode.DATA_SCHEMA, "data", message, pointer, keyword);
    }
}
