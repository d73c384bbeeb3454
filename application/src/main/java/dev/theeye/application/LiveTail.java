package dev.theeye.application;

import dev.theeye.application.LatestPieces.Piece;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventFeed.Stretch;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest of what is stored, read once for all followers of this process, and only while there are some. Holds the
 * {@link LatestPieces} alone: who has fallen behind further reads by itself.
 */
final class LiveTail {
    private static final Duration PAUSE_OF_AN_OUTAGE = Duration.ofSeconds(1);

    private final EventFeed feed;
    private final Duration pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private final LatestPieces pieces = new LatestPieces();
    private @Nullable FeedPosition end;
    private int followers;
    private boolean running;
    private long begun;
    private long finished;
    private boolean hurry;
    private @Nullable EventStoreUnavailable failure;

    /** @param pause between two looks */
    LiveTail(EventFeed feed, Duration pause) {
        this.feed = feed;
        this.pause = pause;
    }

    /**
     * Where the sequence goes on in the tail.
     *
     * @param index of the piece to come
     * @param position of the end of the piece before it
     */
    record Mark(long index, FeedPosition position) {}

    /** What lies at an index. */
    sealed interface Look {
        record At(Piece piece) implements Look {}

        record NotYet() implements Look {}

        /** The tail has gone on without it. */
        record Gone() implements Look {}
    }

    void join() {
        lock.lock();
        try {
            followers++;
            if (!running) {
                running = true;
                Thread.ofPlatform().daemon().name("eye-live").start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            followers--;
            wanted.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A mark of now, and so at or after every position that anybody has; waits for the look that gives it.
     *
     * @throws EventStoreUnavailable if that look fails
     */
    Mark mark() throws InterruptedException {
        lock.lock();
        try {
            long next = begun + 1;
            hurry = true;
            wanted.signal();
            while (finished < next) {
                changed.await();
            }
            if (end == null || failure != null) {
                throw new EventStoreUnavailable("what is stored cannot be followed now", failure);
            }
            return new Mark(pieces.next(), end);
        } finally {
            lock.unlock();
        }
    }

    Look look(long index, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (index == pieces.next() && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (index < pieces.first()) {
                return new Look.Gone();
            }
            if (index == pieces.next()) {
                return new Look.NotYet();
            }
            return new Look.At(pieces.at(index));
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (begin()) {
            EventStoreUnavailable thrown = null;
            try {
                readOn();
            } catch (EventStoreUnavailable e) {
                thrown = e;
            } catch (RuntimeException e) {
                thrown = new EventStoreUnavailable("the feed fails for no reason that was foreseen", e);
            }
            finish(thrown);
        }
    }

    private void readOn() {
        FeedPosition now = feed.end();
        FeedPosition at = position(now);
        while (!at.equals(now)) {
            Piece piece = switch (feed.read(at, now)) {
                case Stretch.Events(List<StoredEvent> read, FeedPosition next) -> new Piece(read, next);
                case Stretch.Forgotten() -> new Piece(null, now);
            };
            at = piece.end();
            add(piece);
        }
    }

    /** @return whether to look once more; forgets everything where not */
    private boolean begin() {
        lock.lock();
        try {
            if (followers == 0) {
                running = false;
                pieces.clear();
                end = null;
                return false;
            }
            begun++;
            hurry = false;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private FeedPosition position(FeedPosition now) {
        lock.lock();
        try {
            if (end == null) {
                end = now;
            }
            return end;
        } finally {
            lock.unlock();
        }
    }

    private void add(Piece piece) {
        lock.lock();
        try {
            end = piece.end();
            if (piece.events() == null || !piece.events().isEmpty()) {
                pieces.add(piece);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void finish(@Nullable EventStoreUnavailable thrown) {
        lock.lock();
        try {
            failure = thrown;
            finished = begun;
            changed.signalAll();
            long left = (thrown == null ? pause : PAUSE_OF_AN_OUTAGE).toNanos();
            while (!(hurry && thrown == null) && followers > 0 && left > 0) {
                left = wanted.awaitNanos(left);
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
