package dev.theeye.adapter.rabbit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How events are put on the queue. Events that arrive together travel in one message.
 *
 * @param timeout until an event that is not confirmed is given up
 * @param maxEvents in one message; only a single request with more makes a larger one
 * @param maxBytes of one message; only a single request with more makes a larger one
 * @param linger how long a message waits for more events while others are on their way; with none on its way, not at all
 * @param window how many messages may be on their way, unconfirmed
 * @param maxWaitingEvents how many events may be waiting or on their way; beyond, they are refused
 * @param maxWaitingBytes how many bytes of events may be
 * @param longestRetryAfter the longest pause that a refusal suggests
 */
@ConfigurationProperties("eye.rabbit.publish")
public record PublishSettings(
        @Bindable(defaultValue = "PT5S") Duration timeout,
        @Bindable(defaultValue = "1000") int maxEvents,
        @Bindable(defaultValue = "131072") int maxBytes,
        @Bindable(defaultValue = "PT0.0003S") Duration linger,
        @Bindable(defaultValue = "16") int window,
        @Bindable(defaultValue = "100000") int maxWaitingEvents,
        @Bindable(defaultValue = "67108864") long maxWaitingBytes,
        @Bindable(defaultValue = "PT1M") Duration longestRetryAfter) {
    private static final int DEFERRED_EVENTS = 100;

    /** What takes long to judge waits in small messages. */
    PublishSettings deferred() {
        return new PublishSettings(
                timeout,
                Math.min(maxEvents, DEFERRED_EVENTS),
                maxBytes,
                linger,
                window,
                maxWaitingEvents,
                maxWaitingBytes,
                longestRetryAfter);
    }
}
