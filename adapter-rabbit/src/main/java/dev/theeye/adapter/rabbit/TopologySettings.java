package dev.theeye.adapter.rabbit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exchange and the queue. Arguments of a queue cannot be changed where it exists: give it another name then, with the
 * next version in it, and let the old one drain.
 *
 * @param queueType {@code quorum} syncs to disk before it confirms; no other type does
 * @param maxLength in messages, of up to {@link PublishSettings#maxEvents} events each; beyond, publishing is refused
 * @param maxLengthBytes of what applications sent; must fit on the broker's disk
 * @param settleTime until a queue that did not exist takes the first event
 * @param moreArguments of the queue, as the broker spells them: {@code x-quorum-initial-group-size}
 */
@ConfigurationProperties("eye.rabbit.topology")
public record TopologySettings(
        @Bindable(defaultValue = "eye") String exchange,
        @Bindable(defaultValue = "eye.events.v1") String queue,
        @Bindable(defaultValue = "quorum") String queueType,
        @Bindable(defaultValue = "1000000") long maxLength,
        @Bindable(defaultValue = "4294967296") long maxLengthBytes,
        @Bindable(defaultValue = "OFF") DeliveryLimit deliveryLimit,
        @Bindable(defaultValue = "PT2S") Duration settleTime,
        @Nullable Map<String, Object> moreArguments) {
    /**
     * How often a message may be delivered before the broker drops it. Ours must never be dropped: a worker that crashes
     * takes all its unacknowledged messages with it, innocent ones among them.
     */
    public enum DeliveryLimit {
        /** Without limit, by an argument of the queue on brokers that have a limit by default (4.0 and newer). */
        OFF,
        /** No argument: for a queue that was declared by an older broker and is exempted by a policy of the broker's. */
        BY_POLICY
    }

    /** The queue of what was deferred. */
    TopologySettings deferred() {
        return new TopologySettings(
                exchange,
                queue + ".deferred",
                queueType,
                maxLength,
                maxLengthBytes,
                deliveryLimit,
                settleTime,
                moreArguments);
    }
}
