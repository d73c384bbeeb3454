package dev.theeye.domain.analysis;

import dev.theeye.domain.event.EventFilter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way through a session: a first step, later a second one, and so on. Other events may occur in between.
 *
 * @param filter of the events that are looked at
 * @param steps 2 to {@link #MAX_STEPS}
 * @param window from the first step to the last, at most; null for as long as it takes
 */
public record Funnel(
        EventFilter filter,
        List<FunnelStep> steps,
        @Nullable Duration window) {
    public static final int MAX_STEPS = 10;

    public Funnel {
        steps = List.copyOf(steps);
        if (steps.size() < 2 || steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException("a funnel has 2 to " + MAX_STEPS + " steps, not " + steps.size());
        }
    }
}
