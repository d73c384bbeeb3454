package dev.theeye.adapter.postgres;

import dev.theeye.domain.port.EventRecorder;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How the queue in PostgreSQL behaves.
 *
 * @param messageEvents at most in one row; more are spread over several
 * @param messageBytes at most in one row, unless a single event is larger
 * @param commitEvents from so many on, what comes next waits for the next commit
 * @param commitBytes the same in bytes
 * @param inFlightEvents so many may wait for their commit; more are refused at once
 * @param inFlightBytes the same in bytes: this bounds the memory that requests can take
 * @param waitingMessages so many may wait to be recorded, about; then nothing more is taken until there are fewer
 * @param waitingBytes the same in bytes: this bounds the disk that the queue takes
 * @param timeout after which an add fails, whatever the database does
 * @param poll how often a consumer looks for what another process added
 * @param linger how long a consumer that had nothing to do waits for more to join what was added
 * @param batchEvents from so many on, a consumer hands over what it has taken
 * @param batchBytes the same in bytes: this bounds the memory that a consumer takes
 */
@ConfigurationProperties("eye.postgres.queue")
public record PostgresQueueSettings(
        @Bindable(defaultValue = "1000") int messageEvents,
        @Bindable(defaultValue = "1048576") int messageBytes,
        @Bindable(defaultValue = "5000") int commitEvents,
        @Bindable(defaultValue = "4194304") int commitBytes,
        @Bindable(defaultValue = "50000") int inFlightEvents,
        @Bindable(defaultValue = "67108864") int inFlightBytes,
        @Bindable(defaultValue = "200000") int waitingMessages,
        @Bindable(defaultValue = "4294967296") long waitingBytes,
        @Bindable(defaultValue = "PT5S") Duration timeout,
        @Bindable(defaultValue = "PT0.1S") Duration poll,
        @Bindable(defaultValue = "PT0.05S") Duration linger,
        @Bindable(defaultValue = "1000") int batchEvents,
        @Bindable(defaultValue = "4194304") int batchBytes) {
    /** What takes long to judge waits in small messages. */
    private static final int DEFERRED_MESSAGE_EVENTS = 100;

    /** Many more than are judged at once: the others go to the end, and so the next application's come forward. */
    private static final int DEFERRED_BATCH_EVENTS = 2_000;

    public PostgresQueueSettings {
        if (batchEvents + messageEvents > EventRecorder.MAX_BATCH) {
            throw new IllegalArgumentException("eye.postgres.queue: batch-events and message-events make more than "
                    + EventRecorder.MAX_BATCH + " together");
        }
    }

    /** For the queue of what was deferred: the same, but for the size of its messages and batches. */
    PostgresQueueSettings deferred() {
        return new PostgresQueueSettings(
                Math.min(messageEvents, DEFERRED_MESSAGE_EVENTS),
                messageBytes,
                commitEvents,
                commitBytes,
                inFlightEvents,
                inFlightBytes,
                waitingMessages,
                waitingBytes,
                timeout,
                poll,
                linger,
                DEFERRED_BATCH_EVENTS,
                batchBytes);
    }
}
