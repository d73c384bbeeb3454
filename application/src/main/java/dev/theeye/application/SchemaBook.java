package dev.theeye.application;

import dev.theeye.domain.event.EventType;
import dev.theeye.domain.port.EventSchemas;
import dev.theeye.domain.port.EventSchemas.InForce;
import dev.theeye.domain.validation.PayloadFlaw;
import dev.theeye.domain.validation.PayloadSchema;
import dev.theeye.domain.validation.SchemaInForce;
import dev.theeye.domain.validation.SchemaLanguage;
import dev.theeye.domain.validation.SchemaLanguage.Reading;
import dev.theeye.domain.validation.SchemaVersion;
import dev.theeye.domain.validation.SchemasInForce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The schemas in force as this process knows them, compiled. Whoever runs the process refreshes it every second or so; in
 * between, and while the store is away, it judges by what it knows. What it has never known it does not make up: nothing is
 * judged before it was read once.
 */
public final class SchemaBook implements SchemasInForce {
    private final EventSchemas schemas;
    private final SchemaLanguage language;
    private volatile @Nullable Edition edition;

    public SchemaBook(EventSchemas schemas, SchemaLanguage language) {
        this.schemas = schemas;
        this.language = language;
    }

    /** Swapped as a whole, so that nobody sees half a change. */
    private record Edition(long revision, Map<EventType, Entry> entries) {}

    private record Entry(SchemaVersion version, SchemaInForce inForce) {}

    /** @throws dev.theeye.domain.port.EventStoreUnavailable where the schemas could not be read even once */
    @Override
    public Optional<SchemaInForce> of(EventType type) {
        Edition current = edition;
        if (current == null) {
            current = refresh();
        }
        return Optional.ofNullable(current.entries.get(type)).map(Entry::inForce);
    }

    /** @throws dev.theeye.domain.port.EventStoreUnavailable and then all stays as it was */
    public void read() {
        refresh();
    }

    private synchronized Edition refresh() {
        Edition current = edition;
        if (current != null && current.revision == schemas.revision()) {
            return current;
        }
        InForce inForce = schemas.inForce();
        Map<EventType, Entry> entries = new HashMap<>();
        for (SchemaVersion version : inForce.versions()) {
            Entry before = current == null ? null : current.entries.get(version.type());
            entries.put(
                    version.type(),
                    before != null && before.version.equals(version) ? before : new Entry(version, compile(version)));
        }
        Edition next = new Edition(inForce.revision(), Map.copyOf(entries));
        edition = next;
        return next;
    }

    private SchemaInForce compile(SchemaVersion version) {
        PayloadSchema schema = switch (language.read(version.schema())) {
            case Reading.Understood(PayloadSchema understood) -> understood;
            // taken once, so by another version of The Eye: what fails now can be replayed, what passed could not be
            // undone
            case Reading.Refused(String pointer, String reason) ->
                payload -> List.of(new PayloadFlaw(
                        "",
                        "$schema",
                        "cannot be judged: version " + version.version()
                                + " of the schema is not understood any more, at '" + pointer + "' it "
                                + reason));
        };
        return new SchemaInForce(version.version(), version.mode(), schema);
    }
}
