package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.domain.port.EventExports;
import dev.theeye.eventjson.EventMatch;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Gives what an {@link InMemoryEventStore} keeps, and shares its outages. */
public final class InMemoryEventExports implements EventExports {
    private final InMemoryEventStore store;

    public InMemoryEventExports(InMemoryEventStore store) {
        this.store = store;
    }

    @Override
    public Export begin(EventFilter filter, PageRequest first) {
        return new InMemoryExport(filter, first);
    }

    private final class InMemoryExport implements Export {
        private final EventFilter filter;
        private @Nullable PageRequest rest;
        private volatile boolean closed;

        InMemoryExport(EventFilter filter, PageRequest first) {
            this.filter = filter;
            this.rest = first;
        }

        @Override
        public List<Event> next() {
            if (closed) {
                throw new CancellationException("the export is closed");
            }
            PageRequest request = rest;
            if (request == null) {
                return List.of();
            }
            Page<Event> piece = store.look(contents ->
                    contents.events().page(request, event -> EventMatch.matches(filter, event), MOST_BYTES));
            rest = piece.next() == null ? null : request.at(new Position.After(piece.next()));
            return piece.items();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
