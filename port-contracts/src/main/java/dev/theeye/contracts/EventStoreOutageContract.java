package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In an outage a store says that it cannot tell, and keeping the batch again is safe. */
interface EventStoreOutageContract extends StorageContract {
    @Test
    default void in_an_outage_keeping_fails_and_may_be_repeated_afterwards() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<Verdict> batch = batch(application);

        outage().begin();
        Throwable inOutage;
        try {
            inOutage = assertTimeoutPreemptively(
                    patience(),
                    () -> catchThrowable(() -> store().keep(batch)),
                    "in an outage, keep must throw in a bounded time");
        } finally {
            outage().end();
        }
        Retry.whileUnavailable(patience(), EventStoreUnavailable.class, () -> store().keep(batch));

        assertThat(inOutage).as("keeping in an outage").isInstanceOf(EventStoreUnavailable.class);
        assertThat(Ask.events(reader(), application)).as("after the retry").hasSize(10);
        assertThat(Ask.failed(reader(), application)).as("after the retry").hasSize(10);
    }

    /** Whatever a batch that was caught by the outage has come to, it has come to it as a whole. */
    @Test
    default void an_outage_leaves_no_half_of_a_batch_and_a_retry_keeps_nothing_twice() {
        CountDownLatch underWay = new CountDownLatch(3);
        CountDownLatch caught = new CountDownLatch(1);
        List<ApplicationId> applications =
                Stream.generate(SampleEvents::newApplicationId).limit(1000).toList();

        List<List<ApplicationId>> tried = Together.run(
                patience().multipliedBy(3), List.of(() -> keepUntilCaught(applications, underWay, caught), () -> {
                    underWay.await();
                    outage().begin();
                    try {
                        caught.await(patience().toMillis(), TimeUnit.MILLISECONDS);
                    } finally {
                        outage().end();
                    }
                    return List.of();
                }));

        for (ApplicationId application : tried.getFirst()) {
            assertThat(Ask.events(reader(), application))
                    .as("events of one batch")
                    .hasSize(10);
            assertThat(Ask.failed(reader(), application))
                    .as("failed events of one batch")
                    .hasSize(10);
        }
    }

    private List<ApplicationId> keepUntilCaught(
            List<ApplicationId> applications, CountDownLatch underWay, CountDownLatch caught) {
        List<ApplicationId> tried = new ArrayList<>();
        for (ApplicationId application : applications) {
            tried.add(application);
            List<Verdict> batch = batch(application);
            try {
                store().keep(batch);
                underWay.countDown();
            } catch (EventStoreUnavailable e) {
                caught.countDown();
                keepAgain(batch, application);
                return tried;
            }
        }
        return fail("an outage must make keep throw EventStoreUnavailable; it did not for any of 1,000 batches");
    }

    private void keepAgain(List<Verdict> batch, ApplicationId application) {
        long found = Retry.whileUnavailable(
                patience(),
                EventStoreUnavailable.class,
                () -> Ask.count(reader(), application) + Ask.countFailed(reader(), application));
        List<Kept> again = Retry.whileUnavailable(patience(), EventStoreUnavailable.class, () -> store().keep(batch));

        assertThat(found)
                .as("found of a batch of %s that was caught by an outage: all or nothing", batch.size())
                .isIn(0L, (long) batch.size());
        assertThat(again).hasSameSizeAs(batch);
    }

    private static List<Verdict> batch(ApplicationId application) {
        List<Verdict> batch = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            batch.add(SampleEvents.of(application).verdict());
            batch.add(SampleEvents.of(application).without("name").verdict());
        }
        return batch;
    }
}
