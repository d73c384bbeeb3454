package dev.theeye.application;

import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.JobId;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.trust.Visibility;
import java.util.Optional;

/** Tells how far a replay or a discard is. */
public final class FindFailedEventJob {
    private final FailedEventJobs jobs;

    public FindFailedEventJob(FailedEventJobs jobs) {
        this.jobs = jobs;
    }

    public Optional<FailedEventJob> find(JobId id, Visibility visibility) {
        return jobs.find(id, visibility);
    }
}
