package dev.theeye.domain.analysis;

import dev.theeye.domain.event.EventType;
import java.time.Instant;

/**
 * How often a type was sent, and when.
 *
 * @param events how many are kept
 * @param failed how many were kept as failed events, whatever became of these since; one that was mended or replayed counts
 *     in both
 * @param firstSeen when the first of either was received; to the microsecond. What is erased leaves it as it is
 * @param lastSeen when the last was
 */
public record TypeTotals(EventType type, long events, long failed, Instant firstSeen, Instant lastSeen) {}
