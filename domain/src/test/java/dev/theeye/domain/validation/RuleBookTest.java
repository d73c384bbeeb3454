package dev.theeye.domain.validation;

import static dev.theeye.domain.event.SampleEvent.RECEIVED_AT;
import static dev.theeye.domain.event.SampleEvent.data;
import static dev.theeye.domain.validation.ViolationCode.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SampleEvent;
import dev.theeye.domain.event.Sent;
import dev.theeye.domain.event.SentData;
import dev.theeye.domain.event.SentEvent.Flaw;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleBookTest {
    private static final SampleEvent EVENT = SampleEvent.valid();
    private static final Sent ABSENT = new Sent.Absent();
    private static final Sent NUMBER = new Sent.OtherType("number");
    private static final Sent REPEATED = new Sent.Repeated();

    private final RuleBook rules = RuleBook.standard(Duration.ofMinutes(1));

    /** What one thing wrong with an event amounts to: a code, and the member that it is about. */
    static Stream<Arguments> spoilt() {
        return Stream.of(
                arguments(EVENT.withSessionId(ABSENT), SESSION_ID_MISSING, "session_id"),
                arguments(EVENT.withSessionId(NUMBER), SESSION_ID_INVALID, "session_id"),
                arguments(EVENT.withSessionId(REPEATED), SESSION_ID_INVALID, "session_id"),
                arguments(EVENT.withSessionId(text("")), SESSION_ID_INVALID, "session_id"),
                arguments(EVENT.withSessionId(text("1-1-1-1-1")), SESSION_ID_INVALID, "session_id"),
                arguments(EVENT.withCategory(ABSENT), CATEGORY_MISSING, "category"),
                arguments(EVENT.withCategory(NUMBER), CATEGORY_INVALID, "category"),
                arguments(EVENT.withCategory(REPEATED), CATEGORY_INVALID, "category"),
                arguments(EVENT.withCategory(text("")), CATEGORY_INVALID, "category"),
                arguments(EVENT.withCategory(text("a\u0000")), CATEGORY_INVALID, "category"),
                arguments(EVENT.withCategory(text("\uD800")), CATEGORY_INVALID, "category"),
                arguments(EVENT.withCategory(text("x".repeat(256))), CATEGORY_TOO_LONG, "category"),
                arguments(EVENT.withName(ABSENT), NAME_MISSING, "name"),
                arguments(EVENT.withName(NUMBER), NAME_INVALID, "name"),
                arguments(EVENT.withName(REPEATED), NAME_INVALID, "name"),
                arguments(EVENT.withName(text("")), NAME_INVALID, "name"),
                arguments(EVENT.withName(text("a\u0000")), NAME_INVALID, "name"),
                arguments(EVENT.withName(text("\uDC00")), NAME_INVALID, "name"),
                arguments(EVENT.withName(text("x".repeat(256))), NAME_TOO_LONG, "name"),
                arguments(EVENT.withTimestamp(ABSENT), TIMESTAMP_MISSING, "timestamp"),
                arguments(EVENT.withTimestamp(NUMBER), TIMESTAMP_INVALID, "timestamp"),
                arguments(EVENT.withTimestamp(REPEATED), TIMESTAMP_INVALID, "timestamp"),
                arguments(EVENT.withTimestamp(text("")), TIMESTAMP_INVALID, "timestamp"),
                arguments(EVENT.withTimestamp(text("infinity")), TIMESTAMP_INVALID, "timestamp"),
                arguments(EVENT.withTimestamp(text("2016-12-31T23:59:60Z")), TIMESTAMP_INVALID, "timestamp"),
                arguments(EVENT.withTimestamp(text("2021-01-01T09:16:30.123457Z")), TIMESTAMP_FUTURE, "timestamp"),
                arguments(EVENT.withTimestamp(text("9999-12-31T23:59:59-23:59")), TIMESTAMP_FUTURE, "timestamp"),
                arguments(EVENT.withTimestamp(text("1999-12-31T23:59:59.999999Z")), TIMESTAMP_TOO_OLD, "timestamp"),
                arguments(EVENT.withTimestamp(text("0001-01-01T00:00:00+23:59")), TIMESTAMP_TOO_OLD, "timestamp"),
                arguments(EVENT.withData(new SentData.Absent()), DATA_MISSING, "data"),
                arguments(EVENT.withData(new SentData.Repeated()), DATA_INVALID, "data"),
                arguments(EVENT.withData(data("{}", 0)), DATA_EMPTY, "data"),
                arguments(EVENT.withData(new SentData.OtherType("array")), DATA_NOT_AN_OBJECT, "data"),
                arguments(EVENT.withData(new SentData.Unstorable("holds U+0000 at /a")), DATA_UNSTORABLE, "data"),
                arguments(EVENT.withEventId(NUMBER), EVENT_ID_INVALID, "event_id"),
                arguments(EVENT.withEventId(REPEATED), EVENT_ID_INVALID, "event_id"),
                arguments(EVENT.withEventId(text("")), EVENT_ID_INVALID, "event_id"),
                arguments(EVENT.withEventId(text("\u0000")), EVENT_ID_INVALID, "event_id"),
                arguments(EVENT.withEventId(text("\uD800")), EVENT_ID_INVALID, "event_id"),
                arguments(EVENT.withEventId(text("x".repeat(256))), EVENT_ID_TOO_LONG, "event_id"),
                arguments(EVENT.withUnknownFields("colour"), EVENT_UNKNOWN_FIELD, "colour"),
                arguments(EVENT.withUnknownFields(""), EVENT_UNKNOWN_FIELD, ""),
                arguments(EVENT.withFlaw(Flaw.MALFORMED), EVENT_MALFORMED, null),
                arguments(EVENT.withFlaw(Flaw.TOO_LARGE), EVENT_TOO_LARGE, null),
                arguments(EVENT.withFlaw(Flaw.TOO_DEEP), EVENT_TOO_DEEP, null));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void one_thing_wrong_is_one_violation_that_says_where(
            SampleEvent event, ViolationCode code, @Nullable String field) {
        Violation violation = violations(event).getFirst();

        assertThat(violations(event)).hasSize(1);
        assertThat(violation.code()).isEqualTo(code);
        assertThat(violation.field()).isEqualTo(field);
        assertThat(violation.message()).isNotBlank();
    }

    @Test
    void every_code_that_needs_neither_schema_nor_store_is_shown_above() {
        Set<ViolationCode> shown =
                spoilt().map(row -> (ViolationCode) row.get()[1]).collect(Collectors.toSet());

        assertThat(shown)
                .isEqualTo(EnumSet.complementOf(EnumSet.of(SESSION_OTHER_APPLICATION, DATA_SCHEMA, STORAGE_REFUSED)));
    }

    @Test
    void an_event_that_breaks_no_rule_is_an_event_with_all_that_was_sent() {
        RawEvent raw = EVENT.received();

        assertThat(rules.judge(raw))
                .isEqualTo(new Verdict.Accepted(
                        new Event(
                                raw.id(),
                                SampleEvent.APPLICATION,
                                new SessionId(UUID.fromString("e2085be5-9137-4e4e-80b5-f1ffddc25423")),
                                new EventType("page interaction", "cta click"),
                                new Payload(ByteString.utf8(
                                        "{\"host\":\"www.example.com\",\"path\":\"/\",\"element\":\"chat bubble\"}")),
                                Instant.parse("2021-01-01T09:15:27.243860Z"),
                                new Arrival(1),
                                RECEIVED_AT),
                        raw));
    }

    static Stream<SampleEvent> justRight() {
        return Stream.of(
                EVENT.withSessionId(text("E2085BE5-9137-4E4E-80B5-F1FFDDC25423")),
                EVENT.withSessionId(text("00000000-0000-0000-0000-000000000000")),
                EVENT.withCategory(text("x".repeat(255))),
                EVENT.withName(text("😀".repeat(255))),
                EVENT.withCategory(text(" ")),
                EVENT.withName(text("😀".repeat(127) + "!")),
                EVENT.withName(text("x")),
                EVENT.withTimestamp(text("2000-01-01T00:00:00Z")),
                EVENT.withTimestamp(text("1999-12-31T23:00:00-01:00")),
                EVENT.withTimestamp(text("2021-01-01T09:16:30.123456Z")),
                EVENT.withData(data("{\"a\":null}", 1)),
                EVENT.withEventId(text("1")),
                EVENT.withEventId(text("x".repeat(255))));
    }

    @ParameterizedTest
    @MethodSource("justRight")
    void what_lies_just_within_a_limit_is_an_event(SampleEvent event) {
        assertThat(rules.judge(event.received())).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void the_clock_of_an_application_may_run_ahead_as_far_as_is_set_and_no_microsecond_more() {
        RuleBook strict = RuleBook.standard(Duration.ZERO);
        SampleEvent now = EVENT.withTimestamp(text("2021-01-01T09:15:30.123456Z"));
        SampleEvent next = EVENT.withTimestamp(text("2021-01-01T09:15:30.123457Z"));

        assertThat(strict.judge(now.received())).isInstanceOf(Verdict.Accepted.class);
        assertThat(strict.judge(next.received())).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void everything_wrong_with_an_event_is_said_at_once() {
        SampleEvent hopeless = new SampleEvent(
                ABSENT,
                ABSENT,
                text(""),
                new SentData.OtherType("string"),
                text("now"),
                NUMBER,
                List.of("a", "b"),
                null);

        assertThat(violations(hopeless))
                .extracting(Violation::code)
                .containsExactly(
                        SESSION_ID_MISSING,
                        CATEGORY_MISSING,
                        NAME_INVALID,
                        TIMESTAMP_INVALID,
                        DATA_NOT_AN_OBJECT,
                        EVENT_ID_INVALID,
                        EVENT_UNKNOWN_FIELD,
                        EVENT_UNKNOWN_FIELD);
    }

    @Test
    void a_flaw_stands_alone_whatever_the_fields_say() {
        SampleEvent flawed = EVENT.withName(ABSENT).withFlaw(Flaw.TOO_LARGE);

        assertThat(violations(flawed)).extracting(Violation::code).containsExactly(EVENT_TOO_LARGE);
    }

    @Test
    void ten_unknown_members_are_named_and_each_once() {
        String[] fields = IntStream.range(0, 40).mapToObj(i -> "field " + i / 2).toArray(String[]::new);

        assertThat(violations(EVENT.withUnknownFields(fields)))
                .extracting(Violation::field)
                .containsExactlyElementsOf(
                        Arrays.stream(fields).distinct().limit(10).toList());
    }

    @Test
    void the_name_of_an_unknown_member_is_made_storable() {
        assertThat(violations(EVENT.withUnknownFields("\u0000" + "x".repeat(300))))
                .extracting(Violation::field)
                .containsExactly("\uFFFD" + "x".repeat(254));
    }

    @Test
    void a_failed_event_keeps_the_bytes_and_what_it_can_be_found_by() {
        RawEvent raw = EVENT.withSessionId(text("E2085BE5-9137-4E4E-80B5-F1FFDDC25423"))
                .withCategory(text("\u0000" + "x".repeat(300)))
                .withName(NUMBER)
                .received();

        FailedEvent failed = ((Verdict.Failed) rules.judge(raw)).event();

        assertThat(failed.id()).isEqualTo(raw.id());
        assertThat(failed.application()).isEqualTo(SampleEvent.APPLICATION);
        assertThat(failed.arrival()).isEqualTo(raw.arrival());
        assertThat(failed.receivedAt()).isEqualTo(RECEIVED_AT);
        assertThat(failed.sessionId()).isEqualTo("e2085be5-9137-4e4e-80b5-f1ffddc25423");
        assertThat(failed.category()).isEqualTo("\uFFFD" + "x".repeat(254));
        assertThat(failed.name()).isNull();
        assertThat(failed.received()).isEqualTo(raw.sent().text());
        assertThat(failed.status()).isEqualTo(FailedEventStatus.OPEN);
    }

    @Test
    void a_session_that_is_no_uuid_can_be_searched_as_it_was_sent() {
        RawEvent raw = EVENT.withSessionId(text("Visit 17")).received();

        assertThat(((Verdict.Failed) rules.judge(raw)).event().sessionId()).isEqualTo("Visit 17");
    }

    @Test
    void an_event_that_the_store_refuses_becomes_a_failed_event_with_that_reason() {
        RawEvent raw = EVENT.received();
        Violation reason = new Violation(STORAGE_REFUSED, null, "the store cannot keep this event");

        Verdict.Failed refused = ((Verdict.Accepted) rules.judge(raw)).refused(reason);

        assertThat(refused.event()).isEqualTo(FailedEvent.of(raw, List.of(reason)));
    }

    private List<Violation> violations(SampleEvent event) {
        return ((Verdict.Failed) rules.judge(event.received())).event().violations();
    }

    private static Sent text(String value) {
        return new Sent.Text(value);
    }
}
