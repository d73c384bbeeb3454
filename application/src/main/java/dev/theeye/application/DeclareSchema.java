package dev.theeye.application;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.port.EventSchemas;
import dev.theeye.domain.port.EventSchemas.Declared;
import dev.theeye.domain.port.EventSchemas.Withdrawal;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.SchemaLanguage;
import dev.theeye.domain.validation.SchemaLanguage.Reading;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.SchemaVersion;
import java.time.Clock;

/** Gives a type a schema, and takes it away again. */
public final class DeclareSchema {
    private final EventSchemas schemas;
    private final SchemaLanguage language;
    private final SchemaBook book;
    private final Clock clock;

    public DeclareSchema(EventSchemas schemas, SchemaLanguage language, SchemaBook book, Clock clock) {
        this.schemas = schemas;
        this.language = language;
        this.book = book;
        this.clock = clock;
    }

    /** How it ended. */
    public sealed interface Outcome {
        record Added(SchemaVersion version) implements Outcome {}

        /** @param version in force already */
        record Already(SchemaVersion version) implements Outcome {}

        /** @param pointer into the schema */
        record Refused(String pointer, String reason) implements Outcome {}
    }

    public Outcome declare(EventType type, ByteString schema, SchemaMode mode, ApplicationId by) {
        if (language.read(schema) instanceof Reading.Refused(String pointer, String reason)) {
            return new Outcome.Refused(pointer, reason);
        }
        Declared declared = schemas.declare(type, schema, mode, Act.now(clock, by));
        judgeByItHere();
        return switch (declared) {
            case Declared.Added(SchemaVersion version) -> new Outcome.Added(version);
            case Declared.Already(SchemaVersion version) -> new Outcome.Already(version);
        };
    }

    public Withdrawal withdraw(EventType type, ApplicationId by) {
        Withdrawal withdrawal = schemas.withdraw(type, Act.now(clock, by));
        judgeByItHere();
        return withdrawal;
    }

    /** At once. The other replicas, and this one where it fails now, notice by themselves. */
    private void judgeByItHere() {
        try {
            book.read();
        } catch (EventStoreUnavailable later) {
            // it is declared all the same
        }
    }
}
