package dev.theeye.domain.analysis;

import dev.theeye.domain.event.PayloadFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events are a step. All conditions hold; there is at least one.
 *
 * @param category null for any
 * @param name null for any
 */
public record FunnelStep(
        @Nullable String category, @Nullable String name, List<PayloadFilter> payload) {
    public FunnelStep {
        payload = List.copyOf(payload);
        if (category == null && name == null && payload.isEmpty()) {
            throw new IllegalArgumentException("a step that every event is says nothing");
        }
    }
}
