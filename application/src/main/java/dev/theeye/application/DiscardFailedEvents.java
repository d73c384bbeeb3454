package dev.theeye.application;

import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Gives failed events up, in the background: they are kept, but nobody need look at them any more. */
public final class DiscardFailedEvents {
    private final FailedEventJobs jobs;
    private final Clock clock;

    public DiscardFailedEvents(FailedEventJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Those that match and are open. */
    public FailedEventJob discard(FailedEventFilter filter, ApplicationId by) {
        return jobs.start(Kind.DISCARD, filter, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
