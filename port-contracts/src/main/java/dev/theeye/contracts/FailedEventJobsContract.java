package dev.theeye.contracts;

/** What every {@link dev.theeye.domain.port.FailedEventJobs} owes, together with the store whose failed events they are about. */
public interface FailedEventJobsContract
        extends FailedEventJobsReplayContract, FailedEventJobsWorkContract, FailedEventJobsOutageContract {}
