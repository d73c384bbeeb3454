package dev.theeye.application;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.SchemaLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Suggests a schema for a type, from what its events look like. */
public final class SuggestSchema {
    private static final int MOST_EVENTS = 1_000;

    /** Of payloads in memory at once; as trees they take some twenty times as much. */
    private static final int MOST_BYTES = 1024 * 1024;

    private final EventReader reader;
    private final SchemaLanguage language;

    public SuggestSchema(EventReader reader, SchemaLanguage language) {
        this.reader = reader;
        this.language = language;
    }

    /** @return empty where nothing visible of this type is kept */
    public Optional<ByteString> suggest(EventType type, Visibility visibility) {
        List<Payload> payloads = new ArrayList<>();
        int[] bytes = new int[1];
        new RecentEvents(reader, type, visibility).events(MOST_EVENTS, event -> {
            payloads.add(event.payload());
            bytes[0] += event.payload().json().length();
            return bytes[0] < MOST_BYTES;
        });
        return payloads.isEmpty() ? Optional.empty() : Optional.of(language.suggest(payloads));
    }
}
