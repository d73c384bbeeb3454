package dev.theeye.adapter.rabbit;

import jakarta.inject.Singleton;

/** Everything that stands under {@code eye.rabbit}. */
@Singleton
public record RabbitSettings(
        ConnectionSettings connection, TopologySettings topology, PublishSettings publish, ConsumeSettings consume) {

    /** For the queue of what was deferred: beside the other, in smaller messages, fewer of them in memory. */
    RabbitSettings deferred() {
        return new RabbitSettings(connection, topology.deferred(), publish.deferred(), consume.deferred());
    }
}
