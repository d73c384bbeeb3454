package dev.theeye.adapter.memory;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.failure.FailedEventJob.Outcome;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.failure.JobId;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Jobs on the failed events of an {@link InMemoryEventStore}, which tells them what became of those; shares its outages. */
public final class InMemoryFailedEventJobs implements FailedEventJobs {
    private final InMemoryEventStore store;

    public InMemoryFailedEventJobs(InMemoryEventStore store) {
        this.store = store;
    }

    @Override
    public FailedEventJob start(Kind kind, FailedEventFilter filter, ApplicationId by, Instant at) {
        return store.work((failed, jobs) -> {
            List<FailedEvent> matching = failed.all(event ->
                            event.status() == FailedEventStatus.OPEN && InMemoryEventReader.matches(filter, event))
                    .sorted(Comparator.comparing(FailedEvent::arrival).thenComparing(FailedEvent::id))
                    .toList();
            JobInMemory job = new JobInMemory(new JobId(UUID.randomUUID()), kind, by, at, matching);
            jobs.put(job.id(), job);
            return job.state();
        });
    }

    @Override
    public Optional<FailedEventJob> find(JobId id, Visibility visibility) {
        return store.work((failed, jobs) -> Optional.ofNullable(jobs.get(id)))
                .map(JobInMemory::state)
                .filter(job -> visibility.shows(job.startedBy()));
    }

    @Override
    public Optional<FailedEventJob> take(Duration lease) {
        return store.work((failed, jobs) -> jobs.values().stream()
                .filter(job -> !job.state().finished() && !job.isTaken())
                .min(Comparator.comparing(JobInMemory::leasedUntil))
                .map(job -> {
                    job.lease(lease);
                    return job.state();
                }));
    }

    @Override
    public List<FailedEvent> next(JobId id, int most) {
        return store.work((failed, jobs) -> {
            List<FailedEvent> open = new ArrayList<>();
            long bytes = 0;
            for (EventId event : job(jobs, id).unsettled(most)) {
                Optional<FailedEvent> found =
                        failed.find(event).filter(kept -> job(jobs, id).isAbout(kept));
                Optional<Outcome> outcome = outcome(found, Outcome.STILL_FAILING);
                if (outcome.isPresent()) {
                    job(jobs, id).settle(event, outcome.get());
                } else if (open.isEmpty()
                        || bytes + found.orElseThrow().received().length() <= Page.MAX_BYTES) {
                    open.add(found.orElseThrow());
                    bytes += found.orElseThrow().received().length();
                } else {
                    break;
                }
            }
            return open;
        });
    }

    @Override
    public void settle(JobId id, Outcome outcome, Collection<EventId> events) {
        store.work((failed, jobs) -> {
            events.forEach(event -> job(jobs, id).settle(event, outcome));
            return jobs;
        });
    }

    @Override
    public void discard(JobId id, int most) {
        store.work((failed, jobs) -> {
            for (EventId event : job(jobs, id).unsettled(most)) {
                Optional<FailedEvent> found = failed.find(event);
                job(jobs, id).settle(event, outcome(found, Outcome.DISCARDED).orElse(Outcome.DISCARDED));
                found.filter(open -> open.status() == FailedEventStatus.OPEN)
                        .ifPresent(open -> failed.replace(open.with(FailedEventStatus.DISCARDED)));
            }
            return jobs;
        });
    }

    @Override
    public FailedEventJob progress(JobId id, Duration lease) {
        return store.work((failed, jobs) -> {
            job(jobs, id).addUp(Instant.now());
            job(jobs, id).lease(lease);
            return job(jobs, id).state();
        });
    }

    /** Empty while it is open. */
    private static Optional<Outcome> outcome(Optional<FailedEvent> failed, Outcome ofWhatIsGivenUp) {
        return switch (failed.map(FailedEvent::status).orElse(FailedEventStatus.DISCARDED)) {
            case OPEN -> Optional.empty();
            case REPLAYED -> Optional.of(Outcome.STORED);
            case DISCARDED -> Optional.of(ofWhatIsGivenUp);
        };
    }

    private static JobInMemory job(Map<JobId, JobInMemory> jobs, JobId id) {
        return Optional.ofNullable(jobs.get(id)).orElseThrow(() -> new IllegalArgumentException("no job " + id));
    }
}
