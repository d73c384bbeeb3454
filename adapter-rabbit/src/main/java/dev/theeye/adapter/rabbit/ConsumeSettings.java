package dev.theeye.adapter.rabbit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How events are taken off the queue.
 *
 * @param prefetch how many messages the broker hands over ahead of their acknowledgement
 * @param maxBytes how much of them is held in memory; where the prefetch is more than that, it is lowered for a while
 * @param maxEvents a batch is handed over once it has so many events, give or take a message
 * @param maxWait or once its first message is so old
 * @param firstPause before a batch that was not kept is handed over again; doubles each time
 * @param longestPause what it doubles up to
 * @param longestHold until a batch that is not kept is given back to the broker and fetched again; must be shorter than
 *     the broker's {@code consumer_timeout} (30 min), which would else close the channel
 */
@ConfigurationProperties("eye.rabbit.consume")
public record ConsumeSettings(
        @Bindable(defaultValue = "250") int prefetch,
        @Bindable(defaultValue = "33554432") long maxBytes,
        @Bindable(defaultValue = "1000") int maxEvents,
        @Bindable(defaultValue = "PT0.1S") Duration maxWait,
        @Bindable(defaultValue = "PT0.1S") Duration firstPause,
        @Bindable(defaultValue = "PT10S") Duration longestPause,
        @Bindable(defaultValue = "PT15M") Duration longestHold) {
    private static final int DEFERRED_EVENTS = 2_000;
    private static final int DEFERRED_MESSAGES = 40;

    /**
     * Many more events than are judged at once: the others go to the end, and so the next application's come forward. Few
     * messages ahead, for what one consumer has in hand is held back from the others.
     */
    ConsumeSettings deferred() {
        return new ConsumeSettings(
                Math.min(prefetch, DEFERRED_MESSAGES),
                maxBytes,
                DEFERRED_EVENTS,
                maxWait,
                firstPause,
                longestPause,
                longestHold);
    }
}
