package dev.theeye.adapter.rabbit;

import jakarta.inject.Singleton;

/** Everything that stands under {@code eye.rabbit}. */
@Singleton
public record RabbitSettings(
        ConnectionSettings connection, TopologySettings topology, PublishSettings publish, ConsumeSettings consume) {}
