package dev.theeye.domain.port;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.SchemaVersion;
import java.util.List;
import java.util.Optional;

/**
 * The schemas that types have had, every version for good, and which of them is in force. What is changed is written down in
 * the {@link AuditTrail} in the same atomic step. Every method throws {@link EventStoreUnavailable} where it cannot tell.
 */
public interface EventSchemas {
    /**
     * Puts a schema in force, as the next version of the type. Where the version in force has the same text and the same
     * mode, nothing changes.
     */
    Declared declare(EventType type, ByteString schema, SchemaMode mode, Act act);

    /** Takes the schema of a type out of force. Its versions stay, and the next one counts on. */
    Withdrawal withdraw(EventType type, Act act);

    /** All that the type has ever had, the newest first. */
    List<SchemaVersion> versions(EventType type);

    Optional<SchemaVersion> inForce(EventType type);

    /** All that are in force, in no order, as they were at one moment. */
    InForce inForce();

    /** Greater after every change, and the same as long as nothing changes. Cheap: every replica asks again and again. */
    long revision();

    /** What became of a declaration. */
    sealed interface Declared {
        record Added(SchemaVersion version) implements Declared {}

        /** @param version in force already */
        record Already(SchemaVersion version) implements Declared {}
    }

    enum Withdrawal {
        WITHDRAWN,
        /** The type had none in force. */
        NONE
    }

    /** @param revision of that moment */
    record InForce(long revision, List<SchemaVersion> versions) {
        public InForce {
            versions = List.copyOf(versions);
        }
    }
}
