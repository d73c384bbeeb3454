package dev.theeye.adapter.rabbit;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;

/** Whether events can be queued and consumed, so that readiness says which part is down. */
final class RabbitHealth implements HealthIndicator {
    private static final String PART = "queue";
    private static final int SECONDS = 3;

    private final List<RabbitEventQueue> queues;

    RabbitHealth(List<RabbitEventQueue> queues) {
        this.queues = queues;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(
                () -> CompletableFuture.supplyAsync(this::check, Thread::startVirtualThread)
                        .completeOnTimeout(down("no answer within " + SECONDS + " s"), SECONDS, TimeUnit.SECONDS));
    }

    private HealthResult check() {
        return queues.stream()
                .flatMap(queue -> queue.probe().stream())
                .findFirst()
                .map(RabbitHealth::down)
                .orElseGet(() -> HealthResult.builder(PART, HealthStatus.UP).build());
    }

    private static HealthResult down(String reason) {
        return HealthResult.builder(PART, HealthStatus.DOWN)
                .details(Map.of("reason", reason))
                .build();
    }
}
