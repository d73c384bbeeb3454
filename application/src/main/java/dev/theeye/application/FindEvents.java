package dev.theeye.application;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.trust.Visibility;
import java.util.Optional;

/** Finds events by session, category, name and time. */
public final class FindEvents {
    private final EventReader reader;

    public FindEvents(EventReader reader) {
        this.reader = reader;
    }

    public Page<Event> find(EventFilter filter, PageRequest page) {
        return reader.find(filter, page);
    }

    public long count(EventFilter filter) {
        return reader.count(filter);
    }

    public Optional<Event> find(EventId id, Visibility visibility) {
        return reader.find(id, visibility);
    }
}
