package dev.theeye.domain.failure;

import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to many failed events, and how far it is. Which they are is decided when it starts; each has one
 * outcome in the end, so that {@code stored + stillFailing + discarded} becomes {@code matched}.
 *
 * @param startedBy who may see it, beside administrators
 * @param stored how many are events now, whoever sent them again
 * @param stillFailing how many are none; also those that are discarded, erased or too old to be kept by now
 * @param discarded how many this job has discarded, or found so
 * @param finishedAt null while it goes on
 */
public record FailedEventJob(
        JobId id,
        Kind kind,
        ApplicationId startedBy,
        Instant startedAt,
        long matched,
        long stored,
        long stillFailing,
        long discarded,
        @Nullable Instant finishedAt) {
    /** What is done. */
    public enum Kind {
        /** They go through the queue once more, and are judged as if they had just arrived. */
        REPLAY,
        /** They are judged, and nothing changes. */
        DRY_RUN,
        /** They are given up: kept, but no longer open. */
        DISCARD
    }

    /** What a job came to with one failed event. */
    public enum Outcome {
        STORED,
        STILL_FAILING,
        DISCARDED
    }

    public long done() {
        return stored + stillFailing + discarded;
    }

    public boolean finished() {
        return finishedAt != null;
    }
}
