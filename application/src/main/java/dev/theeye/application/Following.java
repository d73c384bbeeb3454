package dev.theeye.application;

import dev.theeye.application.LatestPieces.Piece;
import dev.theeye.application.LiveTail.Look;
import dev.theeye.application.LiveTail.Mark;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventFeed.Stretch;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One who follows what is stored, at its own speed: takes from the tail that all share while it keeps up, and reads by itself
 * what the tail has gone past. For one thread.
 */
public final class Following implements AutoCloseable {
    private static final Duration PAUSE_OF_AN_OUTAGE = Duration.ofSeconds(1);

    private final EventFeed feed;
    private final LiveTail tail;
    private FeedPosition position;
    private long index;

    /** Where to get by reading; null while the tail is kept up with. */
    private @Nullable Mark behind;

    Following(EventFeed feed, LiveTail tail, Mark mark, Optional<FeedPosition> after) {
        this.feed = feed;
        this.tail = tail;
        this.index = mark.index();
        this.position = after.orElse(mark.position());
        this.behind = after.isPresent() ? mark : null;
    }

    /** What comes next. */
    public sealed interface Step {
        /** @param events may be none */
        record Events(List<StoredEvent> events) implements Step {}

        /**
         * What was stored here cannot be told any more; what follows is whole again.
         *
         * @param position of where that is
         */
        record Gap(FeedPosition position) implements Step {}
    }

    /**
     * Waits for what comes next; while the store is away, there is nothing.
     *
     * @param atMost then there is nothing
     */
    public Step next(Duration atMost) throws InterruptedException {
        try {
            return behind == null ? take(atMost) : catchUp(behind);
        } catch (EventStoreUnavailable e) {
            Thread.sleep(PAUSE_OF_AN_OUTAGE);
            return new Step.Events(List.of());
        }
    }

    /** After what {@link #next} gave last: whoever follows from here on misses nothing. */
    public FeedPosition position() {
        return position;
    }

    @Override
    public void close() {
        tail.leave();
    }

    private Step take(Duration atMost) throws InterruptedException {
        return switch (tail.look(index, atMost)) {
            case Look.At(Piece piece) -> {
                index++;
                position = piece.end();
                yield piece.events() == null ? new Step.Gap(position) : new Step.Events(piece.events());
            }
            case Look.NotYet() -> new Step.Events(List.of());
            case Look.Gone() -> {
                behind = tail.mark();
                yield new Step.Events(List.of());
            }
        };
    }

    private Step catchUp(Mark mark) {
        switch (feed.read(position, mark.position())) {
            case Stretch.Events(List<StoredEvent> events, FeedPosition next) -> {
                position = next;
                if (next.equals(mark.position())) {
                    caughtUp(mark);
                }
                return new Step.Events(events);
            }
            case Stretch.Forgotten() -> {
                position = mark.position();
                caughtUp(mark);
                return new Step.Gap(position);
            }
        }
    }

    private void caughtUp(Mark mark) {
        index = mark.index();
        behind = null;
    }
}
