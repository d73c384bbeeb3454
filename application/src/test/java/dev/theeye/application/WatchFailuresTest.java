package dev.theeye.application;

import static dev.theeye.application.Sending.SHOP;
import static dev.theeye.application.Sending.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.memory.InMemoryAlertReceiver;
import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryEventReader;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.adapter.memory.InMemoryFailureAlerts;
import dev.theeye.adapter.memory.InMemoryOldFailedEvents;
import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.RuleBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Failures are watched, and forgotten when they are old. */
class WatchFailuresTest {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final InMemoryEventStore store = new InMemoryEventStore(new InMemoryApplications());
    private final InMemoryFailureAlerts alerts = new InMemoryFailureAlerts(store);
    private final InMemoryAlertReceiver receiver = new InMemoryAlertReceiver();
    private final Instant start = Instant.now();
    private int made;

    @Test
    void a_receiver_is_told_once_while_events_of_a_type_go_on_failing() {
        failing("submit", 99, start);
        watch(start);
        assertThat(receiver.told()).as("below the threshold").isEmpty();

        failing("submit", 1, start);
        watch(start);
        failing("submit", 50, start);
        watch(start);

        assertThat(receiver.told()).singleElement().satisfies(alert -> {
            assertThat(alert.category()).isEqualTo("form");
            assertThat(alert.name()).isEqualTo("submit");
            assertThat(alert.failures()).isEqualTo(100);
        });
    }

    @Test
    void it_is_told_again_after_they_have_calmed_down() {
        failing("submit", 100, start);
        watch(start);
        watch(start.plus(WINDOW).plusSeconds(1));
        failing("submit", 100, start.plus(WINDOW));

        watch(start.plus(WINDOW).plusSeconds(2));

        assertThat(receiver.told()).hasSize(2);
    }

    @Test
    void types_are_watched_each_by_itself() {
        failing("submit", 60, start);
        failing("change", 60, start);

        watch(start);

        assertThat(receiver.told()).isEmpty();
    }

    @Test
    void one_that_could_not_be_told_is_told_later_and_not_at_once() {
        failing("submit", 100, start);
        receiver.interrupt();
        watch(start);
        receiver.resume();

        watch(start);
        assertThat(receiver.told()).as("within the pause").isEmpty();

        alerts.due(Duration.ofHours(1)).ifPresent(alert -> {
            throw new AssertionError("due within the pause");
        });
    }

    @Test
    void failed_events_older_than_they_are_kept_are_forgotten_and_others_are_not() {
        failing("submit", ForgetFailedEvents.BATCH + 1, start);
        failing("submit", 5, start.plusSeconds(60));
        ForgetFailedEvents forget = new ForgetFailedEvents(
                new InMemoryOldFailedEvents(store),
                WINDOW,
                at(start.plus(WINDOW).plusSeconds(1)));

        Duration afterTheFirstBatch = forget.work();
        Duration afterTheLast = forget.work();

        assertThat(afterTheFirstBatch).isLessThan(afterTheLast);
        assertThat(new InMemoryEventReader(store)
                        .countFailed(FailedEventFilter.everything(new Visibility.Everything())))
                .isEqualTo(5);
    }

    private void watch(Instant now) {
        new WatchFailures(alerts, receiver, 100, WINDOW, at(now)).work();
    }

    private void failing(String name, int count, Instant receivedAt) {
        new RecordEvents(RuleBook.standard(Duration.ofMinutes(1)), store)
                .record(IntStream.range(0, count)
                        .mapToObj(i -> RawEvent.received(
                                SHOP,
                                new Arrival(made++),
                                receivedAt,
                                json("{\"category\":\"form\",\"name\":\"" + name + "\",\"n\":" + made + "}")))
                        .toList());
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
