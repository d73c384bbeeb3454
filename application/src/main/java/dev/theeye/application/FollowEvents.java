package dev.theeye.application;

import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.time.Duration;
import java.util.Optional;

/** Follows events as they are stored, by whatever process. Nobody who follows can hold up who records. */
public final class FollowEvents {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final EventFeed feed;
    private final LiveTail tail;

    public FollowEvents(EventFeed feed) {
        this.feed = feed;
        this.tail = new LiveTail(feed, PAUSE);
    }

    /**
     * From now on: what is stored after this has returned is followed.
     *
     * @param after from there on instead
     * @throws EventStoreUnavailable if that cannot be done now
     */
    public Following follow(Optional<FeedPosition> after) throws InterruptedException {
        tail.join();
        try {
            return new Following(feed, tail, tail.mark(), after);
        } catch (InterruptedException | RuntimeException e) {
            tail.leave();
            throw e;
        }
    }
}
