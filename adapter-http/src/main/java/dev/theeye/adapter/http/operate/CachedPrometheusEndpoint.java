package dev.theeye.adapter.http.operate;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.configuration.metrics.micrometer.prometheus.management.PrometheusEndpoint;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.MediaType;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import java.time.Clock;

/** The metrics, written at most once a second: no token is asked for, and writing them takes milliseconds. */
@Endpoint(id = PrometheusEndpoint.ID, defaultSensitive = false)
@Replaces(PrometheusEndpoint.class)
final class CachedPrometheusEndpoint {
    private static final long FRESH_MILLIS = 1_000;

    private final PrometheusMeterRegistry registry;
    private final Clock clock;
    private volatile Scrape last = new Scrape("", Long.MIN_VALUE);

    CachedPrometheusEndpoint(PrometheusMeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    private record Scrape(String text, long until) {}

    @Read(produces = MediaType.TEXT_PLAIN)
    public String scrape() {
        return clock.millis() < last.until() ? last.text() : scrapeAgain();
    }

    private synchronized String scrapeAgain() {
        if (clock.millis() >= last.until()) {
            last = new Scrape(registry.scrape(), clock.millis() + FRESH_MILLIS);
        }
        return last.text();
    }
}
