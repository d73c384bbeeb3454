package dev.theeye.adapter.rabbit;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Whether events can be queued and consumed, so that readiness says which part is down. */
final class RabbitHealth implements HealthIndicator {
    private static final String PART = "queue";

    private final RabbitEventQueue queue;

    RabbitHealth(RabbitEventQueue queue) {
        this.queue = queue;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(queue.trouble()
                .map(reason -> HealthResult.builder(PART, HealthStatus.DOWN)
                        .details(Map.of("reason", reason))
                        .build())
                .orElseGet(() -> HealthResult.builder(PART, HealthStatus.UP).build()));
    }
}
