package dev.theeye.domain.validation;

import java.util.List;

/**
 * That an event was kept which would have failed, were the schema that only observes its type enforced.
 *
 * @param version of that schema
 * @param violations at least one
 */
public record Observation(int version, List<Violation> violations) {
    public Observation {
        violations = List.copyOf(violations);
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("nothing would have failed");
        }
    }
}
