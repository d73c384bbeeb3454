package dev.theeye.application;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Outcome;
import dev.theeye.domain.failure.JobId;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventQueueUnavailable;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.ViolationCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Works off the jobs on failed events, one batch at a time and each job in its turn. A replay's next batch is queued once
 * the one before has been recorded: what applications send meanwhile is not held up by more than that.
 *
 * <p>Not for several threads; any number may each have one of these, in any number of processes.
 */
public final class WorkOnFailedEventJobs {
    static final int BATCH = 1000;

    /** Until another worker takes up a job whose worker has died. */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** So long without progress, and the batch is queued again: somebody may have emptied the queue by hand. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** So long, of a job that only judges; much less than the lease, however long its events take. */
    private static final Duration TURN = Duration.ofSeconds(1);

    private static final Duration UNTIL_THERE_MAY_BE_A_JOB = Duration.ofMillis(500);
    private static final Duration UNTIL_A_BATCH_MAY_BE_RECORDED = Duration.ofMillis(50);

    /** Whose session it is, and what can be kept, the store alone can tell. */
    private static final Set<ViolationCode> NOT_OF_THE_RULES =
            EnumSet.of(ViolationCode.SESSION_OTHER_APPLICATION, ViolationCode.STORAGE_REFUSED);

    private final FailedEventJobs jobs;
    private final EventQueue queue;
    private final RuleBook rules;
    private final Rereading rereading;
    private final JudgingTurns turns;
    private final Clock clock;
    private @Nullable Queued queued;

    public WorkOnFailedEventJobs(
            FailedEventJobs jobs,
            EventQueue queue,
            RuleBook rules,
            Rereading rereading,
            JudgingTurns turns,
            Clock clock) {
        this.jobs = jobs;
        this.queue = queue;
        this.rules = rules;
        this.rereading = rereading;
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * A batch that waits in the queue to be recorded.
     *
     * @param leftAfter how many of the job's will have no outcome when it has been
     * @param left how many had none at {@code since}
     */
    private record Queued(JobId job, long leftAfter, long left, Instant since) {}

    /**
     * Does a little.
     *
     * @return how long to wait before doing more
     * @throws dev.theeye.domain.port.EventStoreUnavailable where the jobs cannot be reached; nothing is lost by trying later
     */
    public Duration work() {
        if (queued != null) {
            return await(queued);
        }
        return jobs.take(LEASE).map(this::workOn).orElse(UNTIL_THERE_MAY_BE_A_JOB);
    }

    private Duration workOn(FailedEventJob job) {
        return switch (job.kind()) {
            case REPLAY -> replay(job.id());
            case DRY_RUN -> {
                judge(job.id());
                yield letGo(job.id());
            }
            case DISCARD -> {
                jobs.discard(job.id(), BATCH);
                yield letGo(job.id());
            }
        };
    }

    private Duration replay(JobId job) {
        List<FailedEvent> batch = jobs.next(job, BATCH);
        if (batch.isEmpty()) {
            return letGo(job);
        }
        long left = left(jobs.progress(job, LEASE));
        try {
            queue.add(batch.stream().map(rereading::raw).toList()).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof EventQueueUnavailable unavailable) {
                jobs.progress(job, unavailable.retryAfter());
                return UNTIL_THERE_MAY_BE_A_JOB;
            }
            throw failure;
        }
        queued = new Queued(job, left - batch.size(), left, clock.instant());
        return UNTIL_A_BATCH_MAY_BE_RECORDED;
    }

    private Duration await(Queued batch) {
        long left = left(jobs.progress(batch.job(), LEASE));
        Instant now = clock.instant();
        if (left <= batch.leftAfter() || now.isAfter(batch.since().plus(PATIENCE))) {
            queued = null;
            return letGo(batch.job());
        }
        if (left < batch.left()) {
            queued = new Queued(batch.job(), batch.leftAfter(), left, now);
        }
        return UNTIL_A_BATCH_MAY_BE_RECORDED;
    }

    private void judge(JobId job) {
        Instant end = clock.instant().plus(TURN);
        Map<Boolean, List<EventId>> passes = jobs.next(job, BATCH).stream()
                .takeWhile(failed -> clock.instant().isBefore(end))
                .collect(Collectors.partitioningBy(
                        this::passes, Collectors.mapping(FailedEvent::id, Collectors.toList())));
        passes.forEach((passed, events) -> jobs.settle(job, passed ? Outcome.STORED : Outcome.STILL_FAILING, events));
    }

    private boolean passes(FailedEvent failed) {
        RawEvent raw = rereading.raw(failed);
        return failed.violations().stream().noneMatch(violation -> NOT_OF_THE_RULES.contains(violation.code()))
                && turns.judge(raw.application(), List.of(raw), rules::judge, () -> true)
                                .getFirst()
                        instanceof Verdict.Accepted;
    }

    private Duration letGo(JobId job) {
        jobs.progress(job, Duration.ZERO);
        return Duration.ZERO;
    }

    private static long left(FailedEventJob job) {
        return job.matched() - job.done();
    }
}
