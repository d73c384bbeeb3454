package dev.theeye.domain.validation;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import java.util.List;

/** The language in which people write schemas: JSON Schema. Asks nobody: whatever a schema refers to stands in it. */
public interface SchemaLanguage {
    /** The largest schema. */
    int MAX_BYTES = 256 * 1024;

    /**
     * Reads what anybody may have written, within a bounded time.
     *
     * @param schema JSON as UTF-8
     */
    Reading read(ByteString schema);

    /**
     * Describes what payloads have in common, within a bounded time.
     *
     * @return a schema that {@link #read} understands and that all of {@code payloads} satisfy; where they are more than there
     *     is time for, the first of them
     */
    ByteString suggest(List<Payload> payloads);

    /** What was made of a text. */
    sealed interface Reading {
        record Understood(PayloadSchema schema) implements Reading {}

        /**
         * @param pointer to what is wrong, as a JSON Pointer into the schema; empty for the whole
         * @param reason for a person
         */
        record Refused(String pointer, String reason) implements Reading {}
    }
}
