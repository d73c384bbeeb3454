package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventJob.Kind;
import dev.theeye.domain.failure.FailedEventJob.Outcome;
import dev.theeye.domain.failure.JobId;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An outage is neither a job without work nor the end of one. */
interface FailedEventJobsOutageContract extends JobContract {
    @Test
    default void in_an_outage_nobody_is_told_that_there_is_nothing_to_do() {
        ApplicationId application = SampleEvents.newApplicationId();
        EventId failed = failing(application, 1).getFirst().id();
        FailedEventJob job = started(Kind.DRY_RUN, application);
        Map<String, Throwable> answers = new LinkedHashMap<>();

        outage().begin();
        try {
            acts(application, job.id(), failed)
                    .forEach((name, act) -> answers.put(
                            name,
                            assertTimeoutPreemptively(
                                    patience(),
                                    () -> catchThrowable(act),
                                    () -> "in an outage, " + name + " must throw in a bounded time")));
        } finally {
            outage().end();
        }

        assertThat(answers)
                .allSatisfy((name, thrown) ->
                        assertThat(thrown).as(name + " in an outage").isInstanceOf(EventStoreUnavailable.class));
        FailedEventJob still = Retry.whileUnavailable(patience(), EventStoreUnavailable.class, () -> after(job));
        assertThat(still.finished()).isFalse();
        assertThat(jobs().next(job.id(), 1)).hasSize(1);
    }

    private Map<String, ThrowingCallable> acts(ApplicationId application, JobId job, EventId failed) {
        return Map.of(
                "start", () -> started(Kind.REPLAY, application),
                "find", () -> jobs().find(job, Ask.ALL),
                "take", () -> jobs().take(Duration.ofMillis(1)),
                "next", () -> jobs().next(job, 1),
                "settle", () -> jobs().settle(job, Outcome.STORED, List.of(failed)),
                "discard", () -> jobs().discard(job, 1),
                "progress", () -> jobs().progress(job, Duration.ZERO));
    }
}
