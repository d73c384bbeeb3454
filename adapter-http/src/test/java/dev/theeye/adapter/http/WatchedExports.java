package dev.theeye.adapter.http;

import dev.theeye.adapter.memory.InMemoryEventExports;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.EventExports;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Exports of what is in memory, or of whatever a test makes up, that a test can look at. */
public final class WatchedExports implements EventExports {
    private final EventExports honest;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong pieces = new AtomicLong();
    private volatile @Nullable Supplier<List<Event>> madeUp;

    WatchedExports(InMemoryEventStore store) {
        this.honest = new InMemoryEventExports(store);
    }

    /** From now on, each piece is made up. */
    public void makeUp(Supplier<List<Event>> piece) {
        madeUp = piece;
    }

    /** How many exports have begun and are not closed yet. */
    public int open() {
        return open.get();
    }

    /** How many pieces were asked for, by all exports. */
    public long pieces() {
        return pieces.get();
    }

    @Override
    public Export begin(EventFilter filter, PageRequest first) {
        Export export = honest.begin(filter, first);
        open.incrementAndGet();
        return new Watched(export);
    }

    private final class Watched implements Export {
        private final Export export;
        private volatile boolean closed;

        Watched(Export export) {
            this.export = export;
        }

        @Override
        public List<Event> next() {
            pieces.incrementAndGet();
            Supplier<List<Event>> made = madeUp;
            if (made == null) {
                return export.next();
            }
            if (closed) {
                throw new CancellationException();
            }
            return made.get();
        }

        @Override
        public void close() {
            export.close();
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}
