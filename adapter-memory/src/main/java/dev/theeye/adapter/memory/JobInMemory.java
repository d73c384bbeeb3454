package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.failure.FailedEventJob.Outcome;
import dev.theeye.domain.failure.JobId;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One job, with the failed events that have no outcome yet. Not for several threads at a time. */
final class JobInMemory {
    private final Map<EventId, Arrival> unsettled = new LinkedHashMap<>();
    private final Map<Outcome, Long> settled = new EnumMap<>(Outcome.class);
    private FailedEventJob state;
    private Instant leasedUntil = Instant.MIN;

    JobInMemory(JobId id, Kind kind, ApplicationId by, Instant at, List<FailedEvent> matching) {
        matching.forEach(failed -> unsettled.put(failed.id(), failed.arrival()));
        state = new FailedEventJob(id, kind, by, at, matching.size(), 0, 0, 0, null);
    }

    JobId id() {
        return state.id();
    }

    FailedEventJob state() {
        return state;
    }

    Instant leasedUntil() {
        return leasedUntil;
    }

    boolean isTaken() {
        return Instant.now().isBefore(leasedUntil);
    }

    void lease(Duration lease) {
        leasedUntil = Instant.now().plus(lease);
    }

    List<EventId> unsettled(int most) {
        return unsettled.keySet().stream().limit(most).toList();
    }

    void settle(EventId event, Outcome outcome) {
        if (unsettled.remove(event) != null) {
            settled.merge(outcome, 1L, Long::sum);
        }
    }

    /** An event that failed again, unless it is another one of the same id. */
    void failedAgain(FailedEvent failed) {
        if (isAbout(failed)) {
            settle(failed.id(), Outcome.STILL_FAILING);
        }
    }

    /** Erased and sent again, it is another one. */
    boolean isAbout(FailedEvent failed) {
        return failed.arrival().equals(unsettled.get(failed.id()));
    }

    void addUp(Instant now) {
        state = new FailedEventJob(
                state.id(),
                state.kind(),
                state.startedBy(),
                state.startedAt(),
                state.matched(),
                state.stored() + settled(Outcome.STORED),
                state.stillFailing() + settled(Outcome.STILL_FAILING),
                state.discarded() + settled(Outcome.DISCARDED),
                finished(now));
        settled.clear();
    }

    private long settled(Outcome outcome) {
        return settled.getOrDefault(outcome, 0L);
    }

    private @Nullable Instant finished(Instant now) {
        return state.finishedAt() == null && unsettled.isEmpty() ? now : state.finishedAt();
    }
}
