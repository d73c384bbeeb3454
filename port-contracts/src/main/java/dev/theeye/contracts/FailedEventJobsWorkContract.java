package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Page;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.failure.FailedEventJob.Outcome;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.failure.JobId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A job is worked off piece by piece, by whoever takes it, and comes to an end. */
interface FailedEventJobsWorkContract extends JobContract {
    @Test
    default void a_job_comes_back_as_it_was_started() {
        ApplicationId application = SampleEvents.newApplicationId();
        failing(application, 3);
        Instant now = SampleEvents.now();

        FailedEventJob job = jobs().start(
                        Kind.DISCARD,
                        FailedEventFilter.everything(new Visibility.OnlyOf(application)),
                        application,
                        now);

        assertThat(job).isEqualTo(new FailedEventJob(job.id(), Kind.DISCARD, application, now, 3, 0, 0, 0, null));
        assertThat(jobs().find(job.id(), Ask.ALL)).contains(job);
    }

    @Test
    default void a_job_of_somebody_else_does_not_exist() {
        ApplicationId application = SampleEvents.newApplicationId();
        FailedEventJob job = started(Kind.REPLAY, application);

        assertThat(jobs().find(job.id(), new Visibility.OnlyOf(application))).contains(job);
        assertThat(jobs().find(job.id(), new Visibility.OnlyOf(SampleEvents.newApplicationId())))
                .isEmpty();
        assertThat(jobs().find(new JobId(UUID.randomUUID()), Ask.ALL)).isEmpty();
    }

    @Test
    default void the_next_come_in_the_order_of_arrival_without_those_that_have_an_outcome() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<FailedEvent> failed = failing(application, 4);
        FailedEventJob job = started(Kind.DRY_RUN, application);

        assertThat(jobs().next(job.id(), 2)).containsExactly(failed.get(0), failed.get(1));
        jobs().settle(job.id(), Outcome.STORED, List.of(failed.get(0).id()));
        jobs().settle(job.id(), Outcome.STILL_FAILING, List.of(failed.get(2).id()));

        assertThat(jobs().next(job.id(), 10)).containsExactly(failed.get(1), failed.get(3));
    }

    /** Or a few large ones would take the memory that everybody collects with. */
    @Test
    default void the_next_are_no_more_than_fit_on_a_page_and_one_at_least() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<FailedEvent> large = Stream.of(Page.MAX_BYTES + 1, Page.MAX_BYTES / 2, Page.MAX_BYTES / 2, 1)
                .map(bytes -> FailedEvent.of(
                        SampleEvents.malformed(application, new byte[bytes]),
                        List.of(new Violation(ViolationCode.EVENT_TOO_LARGE, null, "large"))))
                .toList();
        large.forEach(failed -> store().keep(List.of(new Verdict.Failed(failed))));
        FailedEventJob job = started(Kind.DRY_RUN, application);

        List<FailedEvent> first = jobs().next(job.id(), 10);
        jobs().settle(job.id(), Outcome.STORED, ids(first));
        List<FailedEvent> second = jobs().next(job.id(), 10);

        assertThat(ids(first)).isEqualTo(ids(large.subList(0, 1)));
        assertThat(ids(second)).isEqualTo(ids(large.subList(1, 3)));
    }

    @Test
    default void what_is_no_longer_open_is_not_next_and_the_job_ends_all_the_same() {
        ApplicationId application = SampleEvents.newApplicationId();
        SampleEvent mended = SampleEvents.of(application).key("k").without("name");
        store().keep(List.of(mended.verdict()));
        List<FailedEvent> failed = failing(application, 2);
        FailedEventJob job = started(Kind.DRY_RUN, application);
        FailedEventJob discarding = started(Kind.DISCARD, application);
        store().keep(List.of(mended.name("now").verdict()));
        jobs().discard(discarding.id(), 2);

        assertThat(jobs().next(job.id(), 10)).containsExactly(failed.get(1));
        jobs().settle(job.id(), Outcome.STILL_FAILING, List.of(failed.get(1).id()));

        FailedEventJob end = after(job);
        assertThat(List.of(end.stored(), end.stillFailing(), end.discarded())).containsExactly(1L, 2L, 0L);
        assertThat(end.finished()).isTrue();
    }

    @Test
    default void an_outcome_once_given_stays() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<FailedEvent> failed = failing(application, 2);
        FailedEventJob job = started(Kind.DRY_RUN, application);

        jobs().settle(job.id(), Outcome.STORED, List.of(failed.get(0).id()));
        jobs().settle(job.id(), Outcome.STILL_FAILING, ids(failed));
        FailedEventJob end = after(job);
        jobs().settle(job.id(), Outcome.STORED, ids(failed));

        assertThat(List.of(end.stored(), end.stillFailing())).containsExactly(1L, 1L);
        assertThat(end.finished()).isTrue();
        assertThat(after(job)).isEqualTo(end);
        assertThat(jobs().find(job.id(), Ask.ALL)).contains(end);
    }

    @Test
    default void what_is_discarded_is_kept_and_no_longer_open() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<FailedEvent> failed = failing(application, 3);
        FailedEventJob job = started(Kind.DISCARD, application);

        jobs().discard(job.id(), 2);
        FailedEventJob half = after(job);
        jobs().discard(job.id(), 2);

        assertThat(half.discarded()).isEqualTo(2);
        assertThat(half.finished()).isFalse();
        assertThat(after(job).discarded()).isEqualTo(3);
        assertThat(after(job).finished()).isTrue();
        assertThat(Ask.failed(reader(), application))
                .containsExactlyElementsOf(failed.stream()
                        .map(open -> open.with(FailedEventStatus.DISCARDED))
                        .toList());
    }

    @Test
    default void a_job_that_somebody_works_on_is_given_to_nobody_else() {
        FailedEventJob job = started(
                Kind.DRY_RUN,
                failing(SampleEvents.newApplicationId(), 1).getFirst().application());

        assertThat(taken(job, Duration.ofHours(1))).as("the first").isTrue();
        assertThat(taken(job, Duration.ofHours(1))).as("the second").isFalse();
        after(job);
        assertThat(taken(job, Duration.ofHours(1))).as("after it was let go").isTrue();
    }

    @Test
    default void a_job_whose_worker_is_gone_is_given_to_another() {
        FailedEventJob job = started(
                Kind.DRY_RUN,
                failing(SampleEvents.newApplicationId(), 1).getFirst().application());

        jobs().progress(job.id(), Duration.ofMillis(1));

        Retry.until(patience(), () -> taken(job, Duration.ofHours(1)), () -> "the lease does not end");
    }

    @Test
    default void a_finished_job_is_given_to_nobody() {
        FailedEventJob job = started(Kind.REPLAY, SampleEvents.newApplicationId());

        assertThat(after(job).finished()).as("with nothing to do").isTrue();

        assertThat(taken(job, Duration.ofHours(1))).isFalse();
    }

    /** Takes all that there is, since other tests have jobs, too. */
    private boolean taken(FailedEventJob wanted, Duration lease) {
        Optional<FailedEventJob> job = jobs().take(lease);
        while (job.isPresent() && !job.get().id().equals(wanted.id())) {
            job = jobs().take(lease);
        }
        return job.isPresent();
    }

    private static List<EventId> ids(List<FailedEvent> failed) {
        return failed.stream().map(FailedEvent::id).toList();
    }
}
