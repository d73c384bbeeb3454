package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.trust.Visibility;
import java.util.Optional;

/** Asks another reader; what is broken on purpose overrides a question. */
class ReaderOver implements EventReader {
    final EventReader honest;

    ReaderOver(EventReader honest) {
        this.honest = honest;
    }

    @Override
    public Page<Event> find(EventFilter filter, PageRequest page) {
        return honest.find(filter, page);
    }

    @Override
    public long count(EventFilter filter) {
        return honest.count(filter);
    }

    @Override
    public Optional<Event> find(EventId id, Visibility visibility) {
        return honest.find(id, visibility);
    }

    @Override
    public Page<FailedEvent> findFailed(FailedEventFilter filter, PageRequest page) {
        return honest.findFailed(filter, page);
    }

    @Override
    public long countFailed(FailedEventFilter filter) {
        return honest.countFailed(filter);
    }

    @Override
    public Optional<FailedEvent> findFailed(EventId id, Visibility visibility) {
        return honest.findFailed(id, visibility);
    }
}
