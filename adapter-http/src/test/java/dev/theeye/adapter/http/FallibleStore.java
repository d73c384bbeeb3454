package dev.theeye.adapter.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;

/** A part whose health a test decides on. */
@Singleton
public final class FallibleStore implements HealthIndicator {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile HealthStatus status = HealthStatus.UP;

    public void fall() {
        status = HealthStatus.DOWN;
    }

    public void rise() {
        status = HealthStatus.UP;
    }

    /** How often. */
    public int asked() {
        return asked.get();
    }

    @Override
    public Publisher<HealthResult> getResult() {
        asked.incrementAndGet();
        return Publishers.just(HealthResult.builder("store", status)
                .details(Map.of("url", "secret address"))
                .build());
    }
}
