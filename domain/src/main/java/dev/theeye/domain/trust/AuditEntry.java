package dev.theeye.domain.trust;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.port.SessionEraser;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.validation.SchemaVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the audit trail says of one act. Holds no secret and no digest.
 *
 * @param about the application that it was done to; null where it concerns all
 */
public record AuditEntry(Act act, Kind kind, @Nullable ApplicationId about, List<Change> changes) {
    public AuditEntry {
        changes = List.copyOf(changes);
    }

    /** What was done. The text is for good. */
    public enum Kind {
        APPLICATION_REGISTERED("application.registered"),
        APPLICATION_CHANGED("application.changed"),
        SECRET_ADDED("secret.added"),
        SECRET_REMOVED("secret.removed"),
        SIGNING_KEY_ROTATED("signing_key.rotated"),
        SESSION_ERASED("session.erased"),
        EVENTS_EXPIRED("events.expired"),
        SCHEMA_DECLARED("schema.declared"),
        SCHEMA_WITHDRAWN("schema.withdrawn");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        public static Optional<Kind> parse(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text.equals(text))
                    .findFirst();
        }
    }

    /** Null stands for nothing: before, where it is new; after, where it is gone. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}

    public static AuditEntry registered(Act act, Application application) {
        return new AuditEntry(
                act,
                Kind.APPLICATION_REGISTERED,
                application.id(),
                List.of(
                        new Change("name", null, application.name()),
                        new Change("scopes", null, text(application.scopes())),
                        new Change("session_policy", null, text(application.sessionPolicy()))));
    }

    /** @return empty where nothing is different */
    public static Optional<AuditEntry> changed(Act act, Application before, Application after) {
        List<Change> changes = new ArrayList<>();
        different("name", before.name(), after.name()).ifPresent(changes::add);
        different("scopes", text(before.scopes()), text(after.scopes())).ifPresent(changes::add);
        different("status", text(before.status()), text(after.status())).ifPresent(changes::add);
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new AuditEntry(act, Kind.APPLICATION_CHANGED, before.id(), changes));
    }

    public static AuditEntry secretAdded(Act act, ApplicationId about, int number) {
        return new AuditEntry(
                act, Kind.SECRET_ADDED, about, List.of(new Change("secret", null, Integer.toString(number))));
    }

    public static AuditEntry secretRemoved(Act act, ApplicationId about, int number) {
        return new AuditEntry(
                act, Kind.SECRET_REMOVED, about, List.of(new Change("secret", Integer.toString(number), null)));
    }

    public static AuditEntry signingKeyRotated(Act act, String before, String after) {
        return new AuditEntry(act, Kind.SIGNING_KEY_ROTATED, null, List.of(new Change("signing_key", before, after)));
    }

    /** @param owner whose session it was; null where only failed events were known of it */
    public static AuditEntry sessionErased(
            Act act, @Nullable ApplicationId owner, SessionId session, SessionEraser.Erased erased) {
        return new AuditEntry(
                act,
                Kind.SESSION_ERASED,
                owner,
                List.of(
                        new Change("session_id", session.toString(), null),
                        new Change("events", Long.toString(erased.events()), null),
                        new Change("failed_events", Long.toString(erased.failedEvents()), null)));
    }

    /** @param before what was in force until now */
    public static AuditEntry schemaDeclared(Act act, Optional<SchemaVersion> before, SchemaVersion after) {
        return new AuditEntry(act, Kind.SCHEMA_DECLARED, null, schemaChanges(after.type(), before, Optional.of(after)));
    }

    public static AuditEntry schemaWithdrawn(Act act, SchemaVersion before) {
        return new AuditEntry(
                act, Kind.SCHEMA_WITHDRAWN, null, schemaChanges(before.type(), Optional.of(before), Optional.empty()));
    }

    /**
     * @param first from when on events are kept
     * @param events how many went
     */
    public static AuditEntry eventsExpired(Act act, Instant first, long events) {
        return new AuditEntry(
                act,
                Kind.EVENTS_EXPIRED,
                null,
                List.of(
                        new Change("kept_from", null, Timestamps.format(first)),
                        new Change("events", Long.toString(events), null)));
    }

    public Cursor cursor() {
        return new Cursor(act.at(), act.arrival(), new EventId(act.id()));
    }

    /** The first two say of which type; they never change. */
    private static List<Change> schemaChanges(
            EventType type, Optional<SchemaVersion> before, Optional<SchemaVersion> after) {
        return List.of(
                new Change("category", type.category(), type.category()),
                new Change("name", type.name(), type.name()),
                new Change(
                        "schema_version",
                        before.map(AuditEntry::version).orElse(null),
                        after.map(AuditEntry::version).orElse(null)),
                new Change(
                        "mode",
                        before.map(AuditEntry::mode).orElse(null),
                        after.map(AuditEntry::mode).orElse(null)));
    }

    private static String version(SchemaVersion schema) {
        return Integer.toString(schema.version());
    }

    private static String mode(SchemaVersion schema) {
        return schema.mode().name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Change> different(String field, String before, String after) {
        return before.equals(after) ? Optional.empty() : Optional.of(new Change(field, before, after));
    }

    private static String text(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).collect(Collectors.joining(" "));
    }

    private static String text(SessionPolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT);
    }

    private static String text(ApplicationStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
