package dev.theeye.application;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.trust.Visibility;
import java.util.Optional;

/** Finds what was sent and is not an event, with the reasons. */
public final class FindFailedEvents {
    private final EventReader reader;

    public FindFailedEvents(EventReader reader) {
        this.reader = reader;
    }

    public Page<FailedEvent> find(FailedEventFilter filter, PageRequest page) {
        return reader.findFailed(filter, page);
    }

    public Optional<FailedEvent> find(EventId id, Visibility visibility) {
        return reader.findFailed(id, visibility);
    }

    public long count(FailedEventFilter filter) {
        return reader.countFailed(filter);
    }
}
