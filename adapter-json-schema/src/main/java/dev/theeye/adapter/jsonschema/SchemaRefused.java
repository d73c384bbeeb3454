package dev.theeye.adapter.jsonschema;

import dev.theeye.domain.validation.SchemaLanguage.Reading;

/** A schema that is not taken, and where in it the reason lies. */
final class SchemaRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String pointer;
    private final String reason;

    SchemaRefused(String pointer, String reason) {
        super(reason, null, false, false);
        this.pointer = pointer;
        this.reason = reason;
    }

    Reading.Refused reading() {
        return new Reading.Refused(pointer, reason);
    }
}
