package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the store keeps is told to replays in the same step, so that they add up whatever happens. */
interface FailedEventJobsReplayContract extends JobContract {
    @Test
    default void what_passes_now_is_replayed_and_counts_as_stored() {
        SampleEvent wrong = SampleEvents.any().key("k").without("name");
        store().keep(List.of(wrong.verdict()));
        FailedEventJob job = started(Kind.REPLAY, wrong.application());

        List<Kept> kept = store().keep(List.of(wrong.name("now").verdict()));

        assertThat(kept).containsExactly(Kept.STORED);
        assertThat(reader().findFailed(wrong.failed().id(), Ask.ALL))
                .contains(wrong.failed().with(FailedEventStatus.REPLAYED));
        assertCounts(after(job), 1, 1, 0);
        assertThat(after(job).finished()).isTrue();
    }

    @Test
    default void what_fails_again_stays_open_with_its_new_violations() {
        SampleEvent wrong = SampleEvents.any().without("name");
        store().keep(List.of(wrong.verdict()));
        FailedEventJob job = started(Kind.REPLAY, wrong.application());
        FailedEvent again = FailedEvent.of(
                wrong.raw(), List.of(new Violation(ViolationCode.STORAGE_REFUSED, null, "for another reason")));

        List<Kept> kept = store().keep(List.of(new Verdict.Failed(again)));

        assertThat(kept).as("what counts only once").containsExactly(Kept.FAILED_BEFORE);
        assertThat(Ask.failed(reader(), wrong.application())).containsExactly(again);
        assertCounts(after(job), 1, 0, 1);
    }

    /** The violations would be those of another text than the one that is kept. */
    @Test
    default void another_event_of_the_same_id_that_fails_changes_nothing() {
        SampleEvent wrong = SampleEvents.any().key("k").without("name");
        SampleEvent other = wrong.with("name", "7").arrival(SampleEvents.newArrival());
        store().keep(List.of(wrong.verdict()));
        FailedEventJob job = started(Kind.REPLAY, wrong.application());

        store().keep(List.of(other.verdict()));

        assertThat(other.failed().id()).isEqualTo(wrong.failed().id());
        assertThat(Ask.failed(reader(), wrong.application())).containsExactly(wrong.failed());
        assertCounts(after(job), 1, 0, 0);
        assertThat(after(job).finished()).isFalse();
    }

    @Test
    default void an_event_that_is_sent_again_and_stored_meanwhile_is_stored_for_the_replay_too() {
        SampleEvent wrong = SampleEvents.any().key("k").without("name");
        SampleEvent mended = wrong.name("mended").arrival(SampleEvents.newArrival());
        store().keep(List.of(wrong.verdict()));
        FailedEventJob job = started(Kind.REPLAY, wrong.application());

        store().keep(List.of(mended.verdict()));
        store().keep(List.of(wrong.verdict()));

        assertCounts(after(job), 1, 1, 0);
        assertThat(Ask.count(reader(), wrong.application())).isEqualTo(1);
        assertThat(Ask.failed(reader(), wrong.application()))
                .containsExactly(wrong.failed().with(FailedEventStatus.REPLAYED));
    }

    @Test
    default void two_replays_of_the_same_event_both_add_up() {
        SampleEvent wrong = SampleEvents.any().key("k").without("name");
        store().keep(List.of(wrong.verdict()));
        FailedEventJob one = started(Kind.REPLAY, wrong.application());
        FailedEventJob other = started(Kind.REPLAY, wrong.application());

        store().keep(List.of(wrong.name("now").verdict()));
        store().keep(List.of(wrong.name("now").verdict()));

        assertCounts(after(one), 1, 1, 0);
        assertCounts(after(other), 1, 1, 0);
        assertThat(Ask.count(reader(), wrong.application())).isEqualTo(1);
    }

    @Test
    default void what_is_recorded_twice_counts_once() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<FailedEvent> failed = failing(application, 3);
        FailedEventJob job = started(Kind.REPLAY, application);
        List<Verdict> again = List.of(new Verdict.Failed(failed.get(0)), new Verdict.Failed(failed.get(1)));

        store().keep(again);
        assertCounts(after(job), 3, 0, 2);
        store().keep(again);

        assertCounts(after(job), 3, 0, 2);
    }

    @Test
    default void a_job_is_about_what_matches_and_is_open_when_it_starts() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<FailedEvent> failed = failing(application, 2);
        failing(SampleEvents.newApplicationId(), 1);
        SampleEvent mended = SampleEvents.of(application).key("k").without("name");
        store().keep(List.of(mended.verdict(), mended.name("now").verdict()));

        FailedEventJob job = started(Kind.REPLAY, application);
        failing(application, 1);

        assertThat(job.matched()).isEqualTo(2);
        assertThat(ids(jobs().next(job.id(), 10))).isEqualTo(ids(failed));
    }

    @Test
    default void a_dry_run_is_told_nothing_by_the_store() {
        SampleEvent wrong = SampleEvents.any().without("name");
        store().keep(List.of(wrong.verdict()));
        FailedEventJob job = started(Kind.DRY_RUN, wrong.application());

        store().keep(List.of(wrong.verdict()));

        assertCounts(after(job), 1, 0, 0);
    }

    private static List<EventId> ids(List<FailedEvent> failed) {
        return failed.stream().map(FailedEvent::id).toList();
    }

    private static void assertCounts(FailedEventJob job, long matched, long stored, long stillFailing) {
        assertThat(List.of(job.matched(), job.stored(), job.stillFailing()))
                .as("matched, stored, still failing")
                .containsExactly(matched, stored, stillFailing);
    }
}
