package dev.theeye.domain.validation;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schema that was declared for a type, as it was written. Never changes.
 *
 * @param version 1 for the first of the type
 * @param schema JSON as UTF-8
 * @param declaredBy the application whose token it was done with; null where The Eye did it by itself
 */
public record SchemaVersion(
        EventType type,
        int version,
        SchemaMode mode,
        ByteString schema,
        Instant declaredAt,
        @Nullable ApplicationId declaredBy) {}
