package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.GrowingPage;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.PageRequest.Position;
import dev.theeye.domain.port.EventExports;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.QuestionTooLarge;
import dev.theeye.eventjson.EventJson;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where one export is, and the statement that looks for its next piece, if one does. */
final class PostgresExport implements EventExports.Export {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresExport.class);

    private final Reading reading;
    private final EventFilter filter;
    private @Nullable PageRequest rest;

    /** So many are looked for: where they are large, all beyond a piece would be looked at in vain, for piece after piece. */
    private int rows;

    private @Nullable Statement running;
    private boolean closed;

    PostgresExport(Reading reading, EventFilter filter, PageRequest first) {
        this.reading = reading;
        this.filter = filter;
        this.rest = first;
        this.rows = first.limit();
    }

    @Override
    public List<Event> next() {
        begin(null);
        PageRequest request = rest;
        if (request == null) {
            return List.of();
        }
        Page<Event> piece = find(new PageRequest(request.order(), rows, request.position()));
        rest = piece.next() == null ? null : request.at(new Position.After(piece.next()));
        rows = Math.clamp(2L * piece.items().size(), 1, request.limit());
        return piece.items();
    }

    /** Cancels by a connection of its own, so this may take as long as connecting does. */
    @Override
    public synchronized void close() {
        closed = true;
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                LOG.warn("An export that nobody reads any more could not be cancelled; its last query runs on", e);
            }
        }
    }

    private Page<Event> find(PageRequest request) {
        try {
            return reading.ask(
                    EventQuestion.page(filter, request, EventExports.MOST_BYTES),
                    EventTable::read,
                    new GrowingPage<>(request, Cursor::of, EventJson::size, EventExports.MOST_BYTES),
                    this::begin);
        } catch (EventStoreUnavailable | QuestionTooLarge e) {
            begin(null); // which throws where this was our own doing
            throw e;
        } finally {
            end();
        }
    }

    private synchronized void begin(@Nullable Statement statement) {
        if (closed) {
            throw new CancellationException("the export is closed");
        }
        running = statement;
    }

    private synchronized void end() {
        running = null;
    }
}
