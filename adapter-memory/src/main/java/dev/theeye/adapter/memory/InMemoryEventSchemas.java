package dev.theeye.adapter.memory;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.port.EventSchemas;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.SchemaVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Knows the schemas for as long as this process lives. */
public final class InMemoryEventSchemas implements EventSchemas {
    private final InMemoryAuditTrail trail;
    private final Map<EventType, List<SchemaVersion>> versions = new HashMap<>();
    private final Map<EventType, SchemaVersion> inForce = new HashMap<>();
    private long revision;
    private boolean interrupted;

    public InMemoryEventSchemas() {
        this(new InMemoryAuditTrail());
    }

    /** @param trail where acts are written down */
    public InMemoryEventSchemas(InMemoryAuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public synchronized Declared declare(EventType type, ByteString schema, SchemaMode mode, Act act) {
        refuseWhileInterrupted();
        Optional<SchemaVersion> before = Optional.ofNullable(inForce.get(type));
        if (before.filter(same -> same.schema().equals(schema) && same.mode() == mode)
                .isPresent()) {
            return new Declared.Already(before.get());
        }
        List<SchemaVersion> all = versions.computeIfAbsent(type, first -> new ArrayList<>());
        SchemaVersion added = new SchemaVersion(type, all.size() + 1, mode, schema, act.at(), act.by());
        all.addFirst(added);
        inForce.put(type, added);
        revision++;
        trail.add(AuditEntry.schemaDeclared(act, before, added));
        return new Declared.Added(added);
    }

    @Override
    public synchronized Withdrawal withdraw(EventType type, Act act) {
        refuseWhileInterrupted();
        SchemaVersion before = inForce.remove(type);
        if (before == null) {
            return Withdrawal.NONE;
        }
        revision++;
        trail.add(AuditEntry.schemaWithdrawn(act, before));
        return Withdrawal.WITHDRAWN;
    }

    @Override
    public synchronized List<SchemaVersion> versions(EventType type, int before, int most) {
        refuseWhileInterrupted();
        return versions.getOrDefault(type, List.of()).stream()
                .filter(version -> version.version() < before)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized int countVersions(EventType type) {
        refuseWhileInterrupted();
        return versions.getOrDefault(type, List.of()).size();
    }

    @Override
    public synchronized Optional<SchemaVersion> inForce(EventType type) {
        refuseWhileInterrupted();
        return Optional.ofNullable(inForce.get(type));
    }

    @Override
    public synchronized List<Summary> summaries(TypeRange range) {
        return summaries(range::reaches).stream()
                .sorted(Comparator.comparing(Summary::type, range.order()))
                .limit(range.limit())
                .toList();
    }

    @Override
    public synchronized List<Summary> summaries(Collection<EventType> types) {
        return summaries(types::contains);
    }

    private List<Summary> summaries(Predicate<EventType> wanted) {
        refuseWhileInterrupted();
        return inForce.values().stream()
                .filter(schema -> wanted.test(schema.type()))
                .map(schema -> new Summary(schema.type(), schema.version(), schema.mode()))
                .toList();
    }

    @Override
    public synchronized InForce inForce() {
        refuseWhileInterrupted();
        return new InForce(revision, List.copyOf(inForce.values()));
    }

    @Override
    public synchronized long revision() {
        refuseWhileInterrupted();
        return revision;
    }

    /** The schemas cannot be reached until {@link #resume}. */
    public synchronized void interrupt() {
        interrupted = true;
    }

    public synchronized void resume() {
        interrupted = false;
    }

    private void refuseWhileInterrupted() {
        if (interrupted) {
            throw new EventStoreUnavailable("the schemas are interrupted", null);
        }
    }
}
