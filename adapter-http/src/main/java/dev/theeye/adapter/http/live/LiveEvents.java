package dev.theeye.adapter.http.live;

import dev.theeye.application.Following;
import dev.theeye.application.Following.Step;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import dev.theeye.eventjson.EventMatch;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one follower is told: the events that it asked for, signs of life, and why it ends. */
final class LiveEvents implements Chunks {
    private static final int CHUNK_BYTES = 16 * 1024;

    private final Following following;
    private final EventFilter filter;
    private final Duration heartbeat;
    private final Supplier<Optional<String>> end;
    private final Runnable left;
    private final EventLines lines = new EventLines();
    private Iterator<StoredEvent> events = Collections.emptyIterator();
    private long told = System.nanoTime();
    private boolean ended;

    /**
     * @param end why it must end; empty while it may go on
     * @param left called once it has ended
     */
    LiveEvents(
            Following following,
            EventFilter filter,
            Duration heartbeat,
            Supplier<Optional<String>> end,
            Runnable left) {
        this.following = following;
        this.filter = filter;
        this.heartbeat = heartbeat;
        this.end = end;
        this.left = left;
        lines.beginning();
    }

    @Override
    public byte @Nullable [] next(Duration atMost) throws InterruptedException {
        if (ended) {
            return lines.size() == 0 ? null : lines.take(CHUNK_BYTES);
        }
        Optional<String> reason = end.get();
        if (reason.isPresent()) {
            ended = true;
            lines.end(reason.get());
        } else if (lines.size() == 0) {
            goOn(atMost);
        }
        if (lines.size() > 0) {
            told = System.nanoTime();
        }
        return lines.take(CHUNK_BYTES);
    }

    @Override
    public boolean isOver() {
        return ended || end.get().isPresent();
    }

    @Override
    public void close() {
        following.close();
        left.run();
    }

    private void goOn(Duration atMost) throws InterruptedException {
        if (!events.hasNext()) {
            switch (following.next(atMost)) {
                case Step.Events(List<StoredEvent> read) -> events = read.iterator();
                case Step.Gap(FeedPosition position) -> lines.gap(position);
            }
        }
        while (events.hasNext() && lines.size() < CHUNK_BYTES) {
            StoredEvent stored = events.next();
            if (EventMatch.matches(filter, stored.event())) {
                lines.event(stored);
            }
        }
        if (lines.size() == 0 && System.nanoTime() - told > heartbeat.toNanos()) {
            lines.heartbeat(following.position());
        }
    }
}
