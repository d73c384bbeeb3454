package dev.theeye.domain.port;

import dev.theeye.domain.validation.Verdict;
import java.util.List;

/** Where events and failed events are kept for good. */
public interface EventStore {
    /**
     * Keeps a batch in one atomic step and returns once it would outlive this process.
     *
     * <p>An accepted event opens its session for its application where it is the first one in it. Where the session is
     * another application's, and not both are registered with {@code SHARED}, it is kept as a failed event with
     * {@code session.other_application} instead. An id that is there already is left as it is. What is kept is counted for
     * {@link EventCounts} in the same step.
     *
     * <p>In the same step an open failed event becomes {@code REPLAYED} where an accepted event has its id; and where the same
     * arrival fails again, its violations become the new ones. Replays are told: see {@link FailedEventJobs}.
     *
     * @param verdicts what became of each raw event; at most 10,000
     * @return for each verdict, in order, what was kept
     * @throws EventStoreUnavailable if that cannot be told; keeping the batch again is safe
     * @throws EventsRefused if something in the batch can never be kept; nothing of it was
     */
    List<Kept> keep(List<Verdict> verdicts);
}
