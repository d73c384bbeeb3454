package dev.theeye.domain.failure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events of one type fail more often than somebody wants to put up with.
 *
 * @param id the same however often it is told
 * @param category as it was sent; null where none was. So is the name
 * @param failures how many there were in the window when it was raised
 */
public record FailureAlert(
        UUID id, @Nullable String category, @Nullable String name, long failures, Instant raisedAt) {}
