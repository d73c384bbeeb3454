package dev.theeye.domain.port;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.SchemaVersion;
import java.util.Collection;
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

    /**
     * What the type has had, the newest first.
     *
     * @param before only versions with smaller numbers
     * @param most how many at most, since each may be large
     */
    List<SchemaVersion> versions(EventType type, int before, int most);

    /** How many versions the type has had. */
    int countVersions(EventType type);

    Optional<SchemaVersion> inForce(EventType type);

    /** Those in force for types in a range, in the {@linkplain TypeRange#order() order of the range}. */
    List<Summary> summaries(TypeRange range);

    /** Those in force for the given types, in no order. */
    List<Summary> summaries(Collection<EventType> types);

    /** All that are in force, in no order, as they were at one moment. */
    InForce inForce();

    /** Greater after every change, and the same as long as nothing changes. Cheap: every replica asks again and again. */
    long revision();

    /** What there is to say about a schema but its text, which may be large. */
    record Summary(EventType type, int version, SchemaMode mode) {}

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
