package dev.theeye.adapter.memory;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.failure.FailedEventJob.Outcome;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.failure.JobId;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.port.SessionEraser.Erased;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Observation;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.eventjson.EventJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps events for as long as this process lives. Refuses nothing. {@link InMemoryEventReader} reads them. */
public final class InMemoryEventStore implements EventStore {
    private final Applications applications;
    private final Map<SessionId, ApplicationId> owners = new HashMap<>();
    private final Contents contents = new Contents(
            new Timeline<>(Cursor::of, EventJson::size),
            new Timeline<>(FailedEvent::cursor, EventJson::size),
            owners,
            new ArrayList<>(),
            new HashMap<>());
    private final Map<JobId, JobInMemory> jobs = new LinkedHashMap<>();
    private boolean interrupted;

    /** @param applications says who shares sessions */
    public InMemoryEventStore(Applications applications) {
        this.applications = applications;
    }

    /** @param sequence the events as they were stored; null in the place of one that was erased */
    record Contents(
            Timeline<Event> events,
            Timeline<FailedEvent> failed,
            Map<SessionId, ApplicationId> owners,
            List<@Nullable Event> sequence,
            Map<Event, Observation> observed) {}

    @Override
    public synchronized List<Kept> keep(List<Verdict> verdicts) {
        refuseWhileInterrupted();
        Map<SessionId, ApplicationId> opened = new HashMap<>();
        // Whatever may throw comes before the first change: a batch is kept whole or not at all.
        List<Verdict> settled =
                verdicts.stream().map(verdict -> settle(verdict, opened)).toList();
        owners.putAll(opened);
        List<Kept> kept = settled.stream().map(this::add).toList();
        settled.forEach(this::reconsider);
        return kept;
    }

    /** For {@link InMemorySessionAdmission}. */
    synchronized List<Verdict> admit(List<Verdict> verdicts) {
        refuseWhileInterrupted();
        Map<SessionId, ApplicationId> opened = new HashMap<>();
        return verdicts.stream().map(verdict -> settle(verdict, opened)).toList();
    }

    /** For {@link InMemorySessionEraser}. */
    synchronized Optional<Erased> erase(SessionId session, BiConsumer<@Nullable ApplicationId, Erased> writeDown) {
        refuseWhileInterrupted();
        ApplicationId owner = owners.remove(session);
        contents.sequence().replaceAll(event -> event != null && event.session().equals(session) ? null : event);
        Erased erased = new Erased(
                contents.events().removeIf(event -> event.session().equals(session)),
                contents.failed().removeIf(failed -> session.toString().equals(failed.sessionId())));
        if (owner == null && erased.events() + erased.failedEvents() == 0) {
            return Optional.empty();
        }
        writeDown.accept(owner, erased);
        return Optional.of(erased);
    }

    /** The store and its readers cannot be reached until {@link #resume}. */
    public synchronized void interrupt() {
        interrupted = true;
    }

    public synchronized void resume() {
        interrupted = false;
    }

    /** For the reader: sees each batch whole. */
    synchronized <T> T look(Function<Contents, T> question) {
        refuseWhileInterrupted();
        return question.apply(contents);
    }

    /** For the jobs on failed events. */
    synchronized <T> T work(BiFunction<Timeline<FailedEvent>, Map<JobId, JobInMemory>, T> act) {
        refuseWhileInterrupted();
        return act.apply(contents.failed(), jobs);
    }

    private Verdict settle(Verdict verdict, Map<SessionId, ApplicationId> opened) {
        return switch (verdict) {
            case Verdict.Failed failed -> failed;
            case Verdict.Accepted accepted -> {
                Event event = accepted.event();
                ApplicationId owner = owners.get(event.session());
                if (owner == null) {
                    owner = opened.computeIfAbsent(event.session(), session -> event.application());
                }
                boolean admitted = owner.equals(event.application()) || (shares(owner) && shares(event.application()));
                yield admitted ? accepted : accepted.shutOut();
            }
        };
    }

    private boolean shares(ApplicationId id) {
        try {
            return applications
                    .find(id)
                    .filter(application -> application.sessionPolicy() == SessionPolicy.SHARED)
                    .isPresent();
        } catch (ApplicationsUnavailable e) {
            throw new EventStoreUnavailable("cannot tell who shares sessions", e);
        }
    }

    private Kept add(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> {
                if (!add(accepted.event())) {
                    yield Kept.DUPLICATE;
                }
                if (accepted.observed() != null) {
                    contents.observed().put(accepted.event(), accepted.observed());
                }
                yield Kept.STORED;
            }
            case Verdict.Failed failed -> contents.failed().add(failed.event()) ? Kept.FAILED : Kept.FAILED_BEFORE;
        };
    }

    /** What this verdict says of a failed event that is there, and of the replays that wait for it. */
    private void reconsider(Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted accepted -> {
                EventId id = accepted.event().id();
                open(id).ifPresent(failed -> contents.failed().replace(failed.with(FailedEventStatus.REPLAYED)));
                replays().forEach(job -> job.settle(id, Outcome.STORED));
            }
            case Verdict.Failed(FailedEvent again) -> {
                open(again.id())
                        .filter(failed -> failed.arrival().equals(again.arrival()))
                        .ifPresent(failed -> contents.failed().replace(again));
                replays().forEach(job -> job.failedAgain(again));
            }
        }
    }

    private Optional<FailedEvent> open(EventId id) {
        return contents.failed().find(id).filter(failed -> failed.status() == FailedEventStatus.OPEN);
    }

    private Stream<JobInMemory> replays() {
        return jobs.values().stream()
                .filter(job -> job.state().kind() == Kind.REPLAY && !job.state().finished());
    }

    private boolean add(Event event) {
        boolean added = contents.events().add(event);
        if (added) {
            contents.sequence().add(event);
        }
        return added;
    }

    private void refuseWhileInterrupted() {
        if (interrupted) {
            throw new EventStoreUnavailable("the store is interrupted", null);
        }
    }
}
