package dev.theeye.domain.event;

import static dev.theeye.domain.event.SampleEvent.APPLICATION;
import static dev.theeye.domain.event.SampleEvent.RECEIVED_AT;
import static dev.theeye.domain.event.SampleEvent.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdentityTest {
    private static final SampleEvent EVENT = SampleEvent.valid();

    @Test
    void stays_the_same_for_good() {
        // A change here makes every retry and replay that spans the upgrade count twice.
        assertThat(id(EVENT)).hasToString("0176bd3a-f88b-8f48-950e-7ecbd024b2b9");
        assertThat(id(EVENT.withEventId(text("order-1")))).hasToString("0176bd3a-f88b-8361-a1c1-2f1fe2b9bb1a");
        assertThat(id(SampleEvent.valid().withName(new Sent.Absent()).sentAs("{}")))
                .hasToString("0176bd3a-f88b-8b43-8d6d-675235b60fad");
    }

    @Test
    void the_same_event_has_the_same_id_whenever_it_is_received_and_however_it_is_spaced() {
        EventId first = EventIdentity.of(APPLICATION, EVENT.sentAs("{ }"), RECEIVED_AT);
        EventId second = EventIdentity.of(APPLICATION, EVENT.sentAs("{}"), RECEIVED_AT.plusSeconds(60));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void two_spellings_of_one_session_and_of_one_time_are_the_same_event() {
        SampleEvent spelt = EVENT.withSessionId(text("E2085BE5-9137-4E4E-80B5-F1FFDDC25423"))
                .withTimestamp(text("2021-01-01T10:15:27.243860999+01:00"));

        assertThat(id(spelt)).isEqualTo(id(EVENT));
    }

    @Test
    void begins_with_the_time_of_the_event() {
        assertThat(id(EVENT).millisecond()).isEqualTo("2021-01-01T09:15:27.243Z");
    }

    static Stream<SampleEvent> differing() {
        return Stream.of(
                EVENT.withSessionId(text("e2085be5-9137-4e4e-80b5-f1ffddc25424")),
                EVENT.withCategory(text("page interactions")),
                EVENT.withName(text("cta clicks")),
                EVENT.withTimestamp(text("2021-01-01 09:15:27.243861")),
                EVENT.withData(data("{\"host\":\"www.example.com\"}", 1)),
                EVENT.withEventId(text("1")));
    }

    @ParameterizedTest
    @MethodSource("differing")
    void an_event_that_differs_in_one_field_is_another(SampleEvent other) {
        assertThat(id(other)).isNotEqualTo(id(EVENT));
    }

    @Test
    void nobody_can_suppress_the_event_of_another_application() {
        SampleEvent keyed = EVENT.withEventId(text("order-1"));
        ApplicationId stranger = new ApplicationId(new UUID(0, 2));

        assertThat(EventIdentity.of(stranger, keyed.sent(), RECEIVED_AT)).isNotEqualTo(id(keyed));
        assertThat(EventIdentity.of(stranger, EVENT.sent(), RECEIVED_AT)).isNotEqualTo(id(EVENT));
        assertThat(EventIdentity.of(
                        stranger, SentEvent.unread(ByteString.utf8("x"), SentEvent.Flaw.MALFORMED), RECEIVED_AT))
                .isNotEqualTo(EventIdentity.of(
                        APPLICATION, SentEvent.unread(ByteString.utf8("x"), SentEvent.Flaw.MALFORMED), RECEIVED_AT));
    }

    @Test
    void a_retry_with_the_same_key_is_the_same_event_whatever_else_it_says() {
        SampleEvent first = EVENT.withEventId(text("order-1"));
        SampleEvent retry = first.withName(text("corrected")).withData(data("{\"a\":1}", 1));

        assertThat(id(retry)).isEqualTo(id(first));
    }

    @Test
    void a_key_names_one_event_of_one_session_at_one_time() {
        SampleEvent first = EVENT.withEventId(text("1"));

        assertThat(id(first.withSessionId(text("e2085be5-9137-4e4e-80b5-f1ffddc25424"))))
                .isNotEqualTo(id(first));
        assertThat(id(first.withTimestamp(text("2021-01-01 09:15:27.243861")))).isNotEqualTo(id(first));
    }

    @Test
    void what_moves_from_the_category_to_the_name_makes_another_event() {
        assertThat(id(EVENT.withCategory(text("ab")).withName(text("c"))))
                .isNotEqualTo(id(EVENT.withCategory(text("a")).withName(text("bc"))));
    }

    @Test
    void a_key_is_never_taken_for_content() {
        SampleEvent content = EVENT.withCategory(text("a")).withName(text("b")).withData(data("{}", 0));
        String contentAsKey = "a\0\0\0\1b\0\0\0\2{}";

        assertThat(id(content.withEventId(text(contentAsKey)))).isNotEqualTo(id(content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "\uD800"})
    void a_key_that_cannot_tell_events_apart_is_none(String key) {
        SampleEvent one = EVENT.withEventId(text(key));

        assertThat(id(one)).isNotEqualTo(id(one.withName(text("another"))));
    }

    @Test
    void a_key_that_is_too_long_is_none() {
        SampleEvent one = EVENT.withEventId(text("x".repeat(256)));

        assertThat(id(one)).isNotEqualTo(id(one.withName(text("another"))));
        assertThat(id(EVENT.withEventId(text("x".repeat(255)))))
                .isEqualTo(id(EVENT.withEventId(text("x".repeat(255))).withName(text("another"))));
    }

    static Stream<List<SampleEvent>> failingDifferently() {
        return Stream.of(
                List.of(EVENT.withUnknownFields("a"), EVENT.withUnknownFields("b")),
                List.of(EVENT.withEventId(new Sent.OtherType("number")), EVENT.withEventId(new Sent.Repeated())),
                List.of(EVENT.withName(text("\uD800")), EVENT.withName(text("?"))),
                List.of(EVENT.withCategory(text("\uD800")), EVENT.withCategory(text("\uDC00"))),
                List.of(EVENT.withData(new SentData.OtherType("string")), EVENT.withData(new SentData.Absent())),
                List.of(EVENT.withSessionId(text("1")), EVENT.withSessionId(text("2"))));
    }

    @ParameterizedTest
    @MethodSource("failingDifferently")
    void two_events_that_fail_differently_are_two(List<SampleEvent> events) {
        assertThat(id(events.getFirst())).isNotEqualTo(id(events.getLast()));
    }

    @Test
    void an_event_without_a_usable_time_takes_the_time_of_receipt() {
        for (Sent useless : List.of(new Sent.Absent(), text("yesterday"), new Sent.OtherType("number"))) {
            assertThat(id(EVENT.withTimestamp(useless)).millisecond())
                    .isEqualTo(RECEIVED_AT.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    @Test
    void an_event_without_a_session_still_takes_its_own_time() {
        assertThat(id(EVENT.withSessionId(new Sent.Absent())).millisecond()).isEqualTo("2021-01-01T09:15:27.243Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00+23:59", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59-23:59"})
    void any_time_that_can_be_sent_has_an_id(String time) {
        assertThat(id(EVENT.withTimestamp(text(time))).value().version()).isEqualTo(8);
    }

    @Test
    void receipt_is_cut_to_the_microsecond() {
        RawEvent raw = EVENT.receivedAt(Instant.parse("2021-01-01T09:15:30.123456789Z"));

        assertThat(raw.receivedAt()).isEqualTo("2021-01-01T09:15:30.123456Z");
    }

    private static EventId id(SampleEvent event) {
        return id(event.sent());
    }

    private static EventId id(SentEvent sent) {
        return EventIdentity.of(APPLICATION, sent, RECEIVED_AT);
    }

    private static Sent text(String value) {
        return new Sent.Text(value);
    }
}
