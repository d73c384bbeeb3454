package dev.theeye.domain.validation;

/** What a schema does about a payload that does not satisfy it. */
public enum SchemaMode {
    /** The event fails. The schema alone decides about the payload. */
    ENFORCE,
    /** The event is kept as if there were no schema; what would have failed is told. */
    OBSERVE
}
