package dev.theeye.domain.port;

import dev.theeye.domain.failure.FailureAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The types that fail too often, and who has been told. Shared by all processes, so that one of them tells. Every method
 * throws {@link EventStoreUnavailable} where it cannot tell.
 */
public interface FailureAlerts {
    /**
     * Raises an alert for each type of which {@code threshold} events or more that were received from {@code from} on have
     * failed, unless there is one. An alert that was told and whose type has calmed down, to less than half of that, is
     * over: the next time it is raised anew.
     */
    void watch(Instant from, Instant now, long threshold);

    /** An alert that has not been told; nobody else gets it for as long, so that this one may tell it. The oldest first. */
    Optional<FailureAlert> due(Duration lease);

    /** Does nothing for an alert that is not there. */
    void told(UUID id);

    /** Lets nobody have an alert for as long: it could not be told. */
    void postpone(UUID id, Duration pause);
}
