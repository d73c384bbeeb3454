package dev.theeye.application;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.Violation;
import java.util.List;
import java.util.Optional;

/** Tells an application what became of an event that it sent. */
public final class TellFate {
    private final EventReader reader;

    public TellFate(EventReader reader) {
        this.reader = reader;
    }

    /** What became of an event. */
    public sealed interface Fate {
        record Stored() implements Fate {}

        record Failed(List<Violation> violations) implements Fate {}
    }

    /** @return empty while the event waits, or where none of this id was sent */
    public Optional<Fate> of(EventId id, Visibility visibility) {
        if (reader.find(id, visibility).isPresent()) {
            return Optional.of(new Fate.Stored());
        }
        return reader.findFailed(id, visibility).map(failed -> new Fate.Failed(failed.violations()));
    }
}
