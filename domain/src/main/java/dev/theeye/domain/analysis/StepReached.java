package dev.theeye.domain.analysis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far sessions came in a funnel.
 *
 * @param sessions that reached this step
 * @param median of the times that these took since the step before, to the microsecond; null for the first step, and where none
 *     came so far
 */
public record StepReached(long sessions, @Nullable Duration median) {}
