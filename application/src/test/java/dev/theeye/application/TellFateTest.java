package dev.theeye.application;

import static dev.theeye.application.Sending.CLOCK;
import static dev.theeye.application.Sending.SHOP;
import static dev.theeye.application.Sending.STRANGER;
import static dev.theeye.application.Sending.event;
import static dev.theeye.application.Sending.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryEventQueue;
import dev.theeye.adapter.memory.InMemoryEventReader;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.application.TellFate.Fate;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellFateTest {
    private static final Visibility OWN = new Visibility.OnlyOf(SHOP);

    private final InMemoryEventStore store = new InMemoryEventStore(new InMemoryApplications());
    private final RecordEvents recording = new RecordEvents(RuleBook.standard(Duration.ofMinutes(1)), store);
    private final TellFate fate = new TellFate(new InMemoryEventReader(store));

    @Test
    void an_event_has_no_fate_while_it_waits() throws Exception {
        RawEvent waiting = accepted(SHOP, event("a"));

        assertThat(fate.of(waiting.id(), OWN)).isEmpty();
    }

    @Test
    void an_event_that_is_kept_is_stored() throws Exception {
        RawEvent good = accepted(SHOP, event("a"));

        recording.record(List.of(good));

        assertThat(fate.of(good.id(), OWN)).contains(new Fate.Stored());
    }

    @Test
    void an_event_that_failed_says_why() throws Exception {
        RawEvent bad = accepted(SHOP, json("{\"session_id\":\"e2085be5-9137-4e4e-80b5-f1ffddc25423\"}"));

        recording.record(List.of(bad));

        assertThat(fate.of(bad.id(), OWN).orElseThrow())
                .isInstanceOfSatisfying(
                        Fate.Failed.class,
                        failed -> assertThat(failed.violations())
                                .extracting(Violation::code)
                                .containsExactly(
                                        ViolationCode.CATEGORY_MISSING,
                                        ViolationCode.NAME_MISSING,
                                        ViolationCode.TIMESTAMP_MISSING,
                                        ViolationCode.DATA_MISSING));
    }

    @Test
    void an_event_in_the_session_of_another_application_says_so() throws Exception {
        RawEvent owner = accepted(SHOP, event("a"));
        RawEvent intruder = accepted(STRANGER, event("b"));

        recording.record(List.of(owner, intruder));

        assertThat(fate.of(intruder.id(), new Visibility.OnlyOf(STRANGER)).orElseThrow())
                .isInstanceOfSatisfying(
                        Fate.Failed.class,
                        failed -> assertThat(failed.violations())
                                .extracting(Violation::code)
                                .containsExactly(ViolationCode.SESSION_OTHER_APPLICATION));
    }

    @Test
    void an_event_that_failed_and_was_sent_right_under_the_same_key_is_stored() throws Exception {
        String event = """
                {"session_id":"e2085be5-9137-4e4e-80b5-f1ffddc25423","category":"c","name":%s,"data":{"a":1},
                 "timestamp":"2021-01-01T09:15:27Z","event_id":"order-1"}""";
        RawEvent wrong = accepted(SHOP, json(event.replace("%s", "1")));
        RawEvent right = accepted(SHOP, json(event.replace("%s", "\"n\"")));

        recording.record(List.of(wrong));
        recording.record(List.of(right));

        assertThat(right.id()).isEqualTo(wrong.id());
        assertThat(fate.of(right.id(), OWN)).contains(new Fate.Stored());
    }

    @Test
    void the_fate_of_what_others_sent_is_not_told() throws Exception {
        RawEvent good = accepted(SHOP, event("a"));
        RawEvent bad = accepted(SHOP, json("{}"));
        recording.record(List.of(good, bad));
        Visibility strangers = new Visibility.OnlyOf(STRANGER);

        assertThat(fate.of(good.id(), strangers)).isEmpty();
        assertThat(fate.of(bad.id(), strangers)).isEmpty();
        assertThat(fate.of(bad.id(), new Visibility.Everything())).isPresent();
    }

    @Test
    void waiting_is_never_said_of_what_could_not_be_looked_up() throws Exception {
        RawEvent good = accepted(SHOP, event("a"));
        recording.record(List.of(good));
        store.interrupt();

        assertThatThrownBy(() -> fate.of(good.id(), OWN)).isInstanceOf(EventStoreUnavailable.class);
    }

    private static RawEvent accepted(ApplicationId application, SentEvent sent) throws Exception {
        return new AcceptEvents(new InMemoryEventQueue(), new Intake(CLOCK))
                .accept(application, List.of(sent))
                .get()
                .getFirst();
    }
}
