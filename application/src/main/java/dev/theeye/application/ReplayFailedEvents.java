package dev.theeye.application;

import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Has failed events judged once more, in the background: {@link WorkOnFailedEventJobs} does it. */
public final class ReplayFailedEvents {
    private final FailedEventJobs jobs;
    private final Clock clock;

    public ReplayFailedEvents(FailedEventJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Those that match and are open; what passes now is stored as if it had passed when it arrived. */
    public FailedEventJob replay(FailedEventFilter filter, ApplicationId by) {
        return start(Kind.REPLAY, filter, by);
    }

    /** Changes nothing: tells what a replay would come to, as far as the rules alone decide. */
    public FailedEventJob rehearse(FailedEventFilter filter, ApplicationId by) {
        return start(Kind.DRY_RUN, filter, by);
    }

    private FailedEventJob start(Kind kind, FailedEventFilter filter, ApplicationId by) {
        return jobs.start(kind, filter, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
