package dev.theeye.domain.validation;

import dev.theeye.domain.event.EventType;
import java.util.Optional;

/** The schemas of the moment: they change while events are judged. */
@FunctionalInterface
public interface SchemasInForce {
    /** Asked once for each event, on the path of every event: answers from memory. */
    Optional<SchemaInForce> of(EventType type);

    static SchemasInForce none() {
        return type -> Optional.empty();
    }
}
