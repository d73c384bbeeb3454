package dev.theeye.adapter.rabbit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How connections to the broker behave; where it is stands under {@code rabbitmq.servers.eye}.
 *
 * @param timeout to connect, and then to shake hands
 * @param replyTimeout for the broker to answer a request, such as to declare a queue
 * @param retryInterval between attempts to connect
 * @param heartbeat a broker that is silent for twice as long is taken for gone; whole seconds
 * @param caFile certificates (PEM) that a broker's must be signed by; null for those that the JDK trusts
 */
@ConfigurationProperties("eye.rabbit.connection")
public record ConnectionSettings(
        @Bindable(defaultValue = "PT3S") Duration timeout,
        @Bindable(defaultValue = "PT5S") Duration replyTimeout,
        @Bindable(defaultValue = "PT0.5S") Duration retryInterval,
        @Bindable(defaultValue = "PT10S") Duration heartbeat,
        @Nullable Path caFile) {}
