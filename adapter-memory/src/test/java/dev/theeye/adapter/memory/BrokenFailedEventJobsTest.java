package dev.theeye.adapter.memory;

import dev.theeye.contracts.FailedEventJobsContract;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.failure.FailedEventJob.Outcome;
import dev.theeye.domain.failure.JobId;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of jobs is worth what it notices. */
final class BrokenFailedEventJobsTest {
    @TestFactory
    Stream<DynamicTest> the_contract_notices_jobs_that() {
        return BrokenAdapters.areNoticed(getClass());
    }

    @FailsAt("another_event_of_the_same_id_that_fails_changes_nothing")
    static final class TakeAnyFailureOfAnIdForTheirs extends Honest {
        @Override
        public EventStore store() {
            return verdicts -> honest.keep(verdicts.stream()
                    .<Verdict>map(verdict -> switch (verdict) {
                        case Verdict.Accepted accepted -> accepted;
                        case Verdict.Failed(FailedEvent failed) -> new Verdict.Failed(asIfItWereTheFirst(failed));
                    })
                    .toList());
        }

        private FailedEvent asIfItWereTheFirst(FailedEvent failed) {
            return reader().findFailed(failed.id(), new Visibility.Everything())
                    .map(first -> new FailedEvent(
                            failed.id(),
                            failed.application(),
                            first.arrival(),
                            failed.receivedAt(),
                            failed.sessionId(),
                            failed.category(),
                            failed.name(),
                            failed.violations(),
                            failed.received(),
                            failed.status()))
                    .orElse(failed);
        }
    }

    @FailsAt("a_job_that_somebody_works_on_is_given_to_nobody_else")
    static final class AreGivenToEverybody extends Honest {
        @Override
        public Optional<FailedEventJob> take(Duration lease) {
            return honestJobs.take(Duration.ZERO);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
        }
    }

    @FailsAt("an_outcome_once_given_stays")
    static final class CountTwice extends Honest {
        private long more;

        @Override
        public void settle(JobId id, Outcome outcome, Collection<EventId> events) {
            more += outcome == Outcome.STILL_FAILING ? events.size() - 1 : 0;
            honestJobs.settle(id, outcome, events);
        }

        @Override
        public FailedEventJob progress(JobId id, Duration lease) {
            FailedEventJob job = honestJobs.progress(id, lease);
            return new FailedEventJob(
                    job.id(),
                    job.kind(),
                    job.startedBy(),
                    job.startedAt(),
                    job.matched(),
                    job.stored(),
                    job.stillFailing() + more,
                    job.discarded(),
                    job.finishedAt());
        }
    }

    @FailsAt("a_job_of_somebody_else_does_not_exist")
    static final class ShowThemselvesToEverybody extends Honest {
        @Override
        public Optional<FailedEventJob> find(JobId id, Visibility visibility) {
            return honestJobs.find(id, new Visibility.Everything());
        }
    }

    /** Jobs with nothing wrong; what is broken on purpose overrides a method. */
    abstract static class Honest extends InMemoryStorage implements FailedEventJobsContract, FailedEventJobs {
        final InMemoryFailedEventJobs honestJobs = new InMemoryFailedEventJobs(honest);

        @Override
        public FailedEventJobs jobs() {
            return this;
        }

        @Override
        public FailedEventJob start(Kind kind, FailedEventFilter filter, ApplicationId by, Instant at) {
            return honestJobs.start(kind, filter, by, at);
        }

        @Override
        public Optional<FailedEventJob> find(JobId id, Visibility visibility) {
            return honestJobs.find(id, visibility);
        }

        @Override
        public Optional<FailedEventJob> take(Duration lease) {
            return honestJobs.take(lease);
        }

        @Override
        public List<FailedEvent> next(JobId id, int most) {
            return honestJobs.next(id, most);
        }

        @Override
        public void settle(JobId id, Outcome outcome, Collection<EventId> events) {
            honestJobs.settle(id, outcome, events);
        }

        @Override
        public void discard(JobId id, int most) {
            honestJobs.discard(id, most);
        }

        @Override
        public FailedEventJob progress(JobId id, Duration lease) {
            return honestJobs.progress(id, lease);
        }
    }
}
