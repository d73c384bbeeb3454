package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.ChunkBuffer;
import dev.theeye.domain.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An export as bytes, of which there are never more than a chunk at a time. For one thread. */
final class ExportChunks {
    /** The framework takes 32 ahead. */
    private static final int BYTES = 32 * 1024;

    private final Supplier<List<Event>> pieces;
    private final ChunkBuffer bytes = new ChunkBuffer();
    private final EventLines lines;
    private Iterator<Event> piece = Collections.emptyIterator();
    private long left;

    /**
     * @param pieces the next events each time; none at the end
     * @param limit how many at most
     */
    ExportChunks(Supplier<List<Event>> pieces, ExportFormat format, long limit) {
        this.pieces = pieces;
        this.lines = format.to(bytes);
        this.left = limit;
    }

    /** Null at the end. What is here is given before more is looked for, which may take a while. */
    byte @Nullable [] next() {
        if (bytes.left() == 0 && left > 0 && !piece.hasNext()) {
            piece = pieces.get().iterator();
        }
        while (left > 0 && piece.hasNext() && bytes.left() < BYTES) {
            write(piece.next());
            left--;
        }
        return bytes.left() == 0 ? null : bytes.take(BYTES);
    }

    private void write(Event event) {
        try {
            lines.write(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
