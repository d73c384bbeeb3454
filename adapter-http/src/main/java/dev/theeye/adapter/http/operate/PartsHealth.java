package dev.theeye.adapter.http.operate;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.management.health.aggregator.DefaultHealthAggregator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.ApplicationConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells everybody which part is down, and nobody more than that: what the framework adds (addresses of databases,
 * versions, errors, paths) helps an attacker, and stands in the logs.
 */
@Singleton
@Replaces(DefaultHealthAggregator.class)
final class PartsHealth extends DefaultHealthAggregator {
    PartsHealth(ApplicationConfiguration configuration) {
        super(configuration);
    }

    @Override
    protected Object aggregateDetails(List<HealthResult> results) {
        Map<String, Object> parts = new TreeMap<>();
        results.forEach(result ->
                parts.put(result.getName(), Map.of("status", result.getStatus().getName())));
        return parts;
    }
}
