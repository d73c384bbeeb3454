package dev.theeye.benchmarks.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one scenario has shown.
 *
 * @param figures by name, with their unit in it: {@code kept/s}, {@code p99 ms}; in the order in which they are told
 */
record Result(String scenario, Map<String, Double> figures) {
    Result {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** NaN where the scenario shows no such thing. */
    double figure(String name) {
        return figures.getOrDefault(name, Double.NaN);
    }

    static final class Builder {
        private final Map<String, Double> figures = new LinkedHashMap<>();

        Builder with(String name, double value) {
            figures.put(name, value);
            return this;
        }

        Builder with(Map<String, Double> more) {
            figures.putAll(more);
            return this;
        }

        Result of(String scenario) {
            return new Result(scenario, figures);
        }
    }
}
