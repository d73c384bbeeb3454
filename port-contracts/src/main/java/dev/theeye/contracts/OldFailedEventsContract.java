package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.port.OldFailedEvents;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link OldFailedEvents} owes. Other tests have none from so long ago. */
public interface OldFailedEventsContract extends StorageContract {
    Instant LONG_AGO = Instant.parse("2003-05-20T12:00:00Z");

    OldFailedEvents oldFailedEvents();

    @Test
    default void what_was_received_before_is_forgotten_and_nothing_else() {
        ApplicationId application = SampleEvents.newApplicationId();
        SampleEvent sample = SampleEvents.of(application).without("name");
        kept(sample.data("{\"n\":1}").receivedAt(LONG_AGO.minusNanos(1000)));
        EventId at = kept(sample.data("{\"n\":2}").receivedAt(LONG_AGO));
        SampleEvent good = SampleEvents.of(application);
        store().keep(List.of(good.verdict()));

        int forgotten = oldFailedEvents().forget(LONG_AGO, 10);

        assertThat(forgotten).isEqualTo(1);
        assertThat(ids(application)).containsExactly(at);
        assertThat(Ask.count(reader(), application)).as("events").isEqualTo(1);
        oldFailedEvents().forget(LONG_AGO.plusSeconds(1), 10);
    }

    @Test
    default void the_oldest_go_first_and_no_more_than_asked_for() {
        ApplicationId application = SampleEvents.newApplicationId();
        SampleEvent sample = SampleEvents.of(application).without("name");
        EventId third = kept(sample.data("{\"n\":3}").receivedAt(LONG_AGO.minusSeconds(1)));
        kept(sample.data("{\"n\":1}").receivedAt(LONG_AGO.minusSeconds(3)));
        kept(sample.data("{\"n\":2}").receivedAt(LONG_AGO.minusSeconds(2)));

        assertThat(oldFailedEvents().forget(LONG_AGO, 2)).isEqualTo(2);

        assertThat(ids(application)).containsExactly(third);
        assertThat(oldFailedEvents().forget(LONG_AGO, 2)).isEqualTo(1);
        assertThat(oldFailedEvents().forget(LONG_AGO, 2)).isZero();
    }

    @Test
    default void what_was_forgotten_may_come_again() {
        SampleEvent sample = SampleEvents.any().without("name").receivedAt(LONG_AGO.minusSeconds(1));
        kept(sample);
        oldFailedEvents().forget(LONG_AGO, 10);

        assertThat(store().keep(List.of(sample.verdict()))).containsExactly(Kept.FAILED);

        oldFailedEvents().forget(LONG_AGO, 10);
    }

    @Test
    default void in_an_outage_nobody_is_told_that_nothing_is_old() {
        outage().begin();
        try {
            assertThat(assertTimeoutPreemptively(
                            patience(),
                            () -> catchThrowable(() -> oldFailedEvents().forget(LONG_AGO, 1))))
                    .isInstanceOf(EventStoreUnavailable.class);
        } finally {
            outage().end();
        }
        Retry.whileUnavailable(
                patience(), EventStoreUnavailable.class, () -> oldFailedEvents().forget(LONG_AGO, 1));
    }

    private EventId kept(SampleEvent sample) {
        assertThat(store().keep(List.of(sample.verdict()))).containsExactly(Kept.FAILED);
        return sample.failed().id();
    }

    private List<EventId> ids(ApplicationId application) {
        return Ask.failed(reader(), application).stream().map(FailedEvent::id).toList();
    }
}
