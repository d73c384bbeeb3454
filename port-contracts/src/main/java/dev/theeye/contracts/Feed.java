package dev.theeye.contracts;

import static org.junit.jupiter.api.Assertions.fail;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventFeed.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads a feed as those do who follow it. */
final class Feed {
    private Feed() {}

    static List<StoredEvent> between(EventFeed feed, FeedPosition after, FeedPosition upTo) {
        return parts(feed, after, upTo).stream().flatMap(List::stream).toList();
    }

    /** What was read at once, each. */
    static List<List<StoredEvent>> parts(EventFeed feed, FeedPosition after, FeedPosition upTo) {
        List<List<StoredEvent>> parts = new ArrayList<>();
        FeedPosition at = after;
        while (!at.equals(upTo)) {
            switch (feed.read(at, upTo)) {
                case Stretch.Events(List<StoredEvent> events, FeedPosition next) -> {
                    parts.add(events);
                    if (next.equals(at)) {
                        return fail("the feed does not get beyond " + at);
                    }
                    at = next;
                }
                case Stretch.Forgotten() -> {
                    return fail("the feed has forgotten " + at);
                }
            }
        }
        return parts;
    }

    /** Reads on and on until there were so many, or for as long as there is patience. */
    static List<EventId> until(EventFeed feed, FeedPosition after, int count, Duration patience) {
        long end = System.nanoTime() + patience.toNanos() / 2;
        List<EventId> fed = new ArrayList<>();
        FeedPosition at = after;
        while (fed.size() < count && System.nanoTime() < end) {
            FeedPosition upTo = feed.end();
            between(feed, at, upTo).forEach(stored -> fed.add(stored.event().id()));
            at = upTo;
        }
        return fed;
    }
}
