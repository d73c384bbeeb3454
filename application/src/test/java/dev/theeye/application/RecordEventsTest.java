package dev.theeye.application;

import static dev.theeye.application.Sending.CLOCK;
import static dev.theeye.application.Sending.SHOP;
import static dev.theeye.application.Sending.event;
import static dev.theeye.application.Sending.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryEventQueue;
import dev.theeye.adapter.memory.InMemoryEventReader;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.Sent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.EventsRefused;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordEventsTest {
    private static final Visibility ALL = new Visibility.Everything();

    private final InMemoryEventStore kept = new InMemoryEventStore(new InMemoryApplications());

    @Test
    void the_good_are_kept_as_events_and_the_bad_as_failed_events() throws Exception {
        SentEvent nameless = json("{\"category\":\"page interaction\"}");

        recordingInto(kept).record(accepted(event("a"), nameless, event("b")));

        assertThat(names()).containsExactly("a", "b");
        assertThat(failed()).singleElement().satisfies(failed -> {
            assertThat(failed.received()).isEqualTo(nameless.text());
            assertThat(failed.violations())
                    .extracting(Violation::code)
                    .contains(ViolationCode.NAME_MISSING, ViolationCode.SESSION_ID_MISSING);
        });
    }

    @Test
    void recording_the_same_events_again_changes_nothing() throws Exception {
        List<RawEvent> batch = accepted(event("a"), json("{}"));
        RecordEvents recording = recordingInto(kept);

        recording.record(batch);
        recording.record(batch);

        assertThat(names()).containsExactly("a");
        assertThat(failed()).hasSize(1);
    }

    @Test
    void events_of_one_instant_come_back_in_the_order_sent_whatever_order_they_were_recorded_in() throws Exception {
        List<RawEvent> batch = new ArrayList<>(accepted(Sending.events(100).toArray(SentEvent[]::new)));
        List<String> sent = batch.stream()
                .map(raw -> ((Sent.Text) raw.sent().name()).value())
                .toList();
        Collections.shuffle(batch, new Random(3));

        recordingInto(kept).record(batch);

        assertThat(names()).isEqualTo(sent);
    }

    @Test
    void an_event_that_the_store_refuses_becomes_a_failed_event_alone_and_its_neighbours_are_kept() throws Exception {
        List<RawEvent> batch = accepted(event("a"), event("b"), event("poison"), json("{}"), event("c"));

        recordingInto(RefusingStore.ofNames(kept, "poison")).record(batch);

        assertThat(names()).containsExactly("a", "b", "c");
        assertThat(failed()).hasSize(2);
        assertThat(failed())
                .filteredOn(failed -> "poison".equals(failed.name()))
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.violations())
                            .extracting(Violation::code)
                            .containsExactly(ViolationCode.STORAGE_REFUSED);
                    assertThat(failed.violations().getFirst().message()).isNotBlank();
                    assertThat(failed.id()).isEqualTo(batch.get(2).id());
                    assertThat(failed.received()).isEqualTo(batch.get(2).sent().text());
                });
    }

    @Test
    void every_event_may_be_refused() throws Exception {
        List<RawEvent> batch = accepted(event("poison 1"), event("poison 2"), event("poison 3"));

        recordingInto(RefusingStore.ofNames(kept, "poison")).record(batch);

        assertThat(names()).isEmpty();
        assertThat(failed()).extracting(FailedEvent::name).containsExactly("poison 1", "poison 2", "poison 3");
    }

    @Test
    void one_culprit_among_a_thousand_is_found_by_halving() throws Exception {
        SentEvent[] thousand = Sending.events(1000).toArray(SentEvent[]::new);
        thousand[617] = event("poison");
        RefusingStore store = RefusingStore.ofNames(kept, "poison");

        recordingInto(store).record(accepted(thousand));

        assertThat(names()).hasSize(999);
        assertThat(failed()).extracting(FailedEvent::name).containsExactly("poison");
        assertThat(store.attempts()).isLessThanOrEqualTo(2 * 10 + 2);
    }

    @Test
    void a_store_that_is_away_is_the_callers_to_wait_for() throws Exception {
        List<RawEvent> batch = accepted(event("a"));
        kept.interrupt();

        assertThatThrownBy(() -> recordingInto(kept).record(batch)).isInstanceOf(EventStoreUnavailable.class);

        kept.resume();
        recordingInto(kept).record(batch);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_store_that_goes_away_while_a_culprit_is_sought_loses_nothing_and_counts_nothing_twice() throws Exception {
        List<RawEvent> batch = accepted(event("a"), event("b"), event("poison"), event("c"));
        for (int reached = 0; reached < 6; reached++) {
            InMemoryEventStore fresh = new InMemoryEventStore(new InMemoryApplications());
            RefusingStore store = RefusingStore.ofNames(fresh, "poison");
            store.goAwayAfter(reached);

            assertThatThrownBy(() -> recordingInto(store).record(batch)).isInstanceOf(EventStoreUnavailable.class);
            recordingInto(store).record(batch);

            assertThat(names(fresh)).containsExactly("a", "b", "c");
            assertThat(failed(fresh)).extracting(FailedEvent::name).containsExactly("poison");
        }
    }

    @Test
    void a_failed_event_that_the_store_refuses_is_never_passed_over() throws Exception {
        List<RawEvent> batch = accepted(event("a"), json("{}"));
        EventStore refusing = new RefusingStore(kept, verdict -> verdict instanceof Verdict.Failed);

        assertThatThrownBy(() -> recordingInto(refusing).record(batch)).isInstanceOf(EventsRefused.class);
    }

    @Test
    void no_events_are_recorded_without_trouble() {
        recordingInto(kept).record(List.of());

        assertThat(names()).isEmpty();
    }

    private static RecordEvents recordingInto(EventStore store) {
        return new RecordEvents(RuleBook.standard(Duration.ofMinutes(1)), store);
    }

    private static List<RawEvent> accepted(SentEvent... sent) throws Exception {
        return new AcceptEvents(new InMemoryEventQueue(), new Intake(CLOCK))
                .accept(SHOP, Arrays.asList(sent))
                .get();
    }

    private List<String> names() {
        return names(kept);
    }

    private List<FailedEvent> failed() {
        return failed(kept);
    }

    private static List<String> names(InMemoryEventStore store) {
        PageRequest oldestFirst = PageRequest.first(Order.OLDEST_FIRST, PageRequest.MAX_LIMIT);
        return new FindEvents(new InMemoryEventReader(store))
                .find(EventFilter.everything(ALL), oldestFirst).items().stream()
                        .map(Event::type)
                        .map(type -> type.name())
                        .toList();
    }

    private static List<FailedEvent> failed(InMemoryEventStore store) {
        PageRequest oldestFirst = PageRequest.first(Order.OLDEST_FIRST, PageRequest.MAX_LIMIT);
        return new FindFailedEvents(new InMemoryEventReader(store))
                .find(FailedEventFilter.everything(ALL), oldestFirst)
                .items();
    }
}
