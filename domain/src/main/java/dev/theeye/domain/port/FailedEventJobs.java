package dev.theeye.domain.port;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.failure.FailedEventJob.Outcome;
import dev.theeye.domain.failure.JobId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is being done to many failed events. A job outlives whoever works on it: another takes it up where that one stopped.
 * What becomes of the failed events of a replay is told by {@link EventStore#keep}. Every method throws {@link
 * EventStoreUnavailable} where it cannot tell.
 */
public interface FailedEventJobs {
    /** Starts a job about every failed event that matches and is open at this moment, and about no other. */
    FailedEventJob start(Kind kind, FailedEventFilter filter, ApplicationId by, Instant at);

    /** As it was at the last {@link #progress}. */
    Optional<FailedEventJob> find(JobId id, Visibility visibility);

    /**
     * Takes a job that is not finished, so that nobody else gets it for that long; the one that waited longest. Two who
     * work on one all the same do no harm.
     */
    Optional<FailedEventJob> take(Duration lease);

    /**
     * The first of its failed events, by arrival, that have no outcome yet. Those among them that are no longer open get
     * theirs instead: there may be none though the job is not finished.
     *
     * @param most at most; fewer where they would exceed {@link dev.theeye.domain.event.Page#MAX_BYTES}
     */
    List<FailedEvent> next(JobId id, int most);

    /** Gives an outcome to those of its failed events that have none yet. */
    void settle(JobId id, Outcome outcome, Collection<EventId> events);

    /** Discards the first of its failed events that have no outcome yet, those that are still open, and gives each its outcome. */
    void discard(JobId id, int most);

    /**
     * Adds up the outcomes; finishes the job with the last of them.
     *
     * @param lease for how much longer nobody else gets it; zero to let it go
     */
    FailedEventJob progress(JobId id, Duration lease);
}
