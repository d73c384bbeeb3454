package dev.theeye.domain.validation;

import static dev.theeye.domain.event.SampleEvent.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.event.SampleEvent;
import dev.theeye.domain.event.Sent;
import dev.theeye.domain.event.SentData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaJudgingTest {
    private static final SampleEvent EVENT = SampleEvent.valid();
    private static final PayloadFlaw FLAW = new PayloadFlaw("/form/first_name", "required", "is missing");
    private static final Violation VIOLATION =
            new Violation(ViolationCode.DATA_SCHEMA, "data", "is missing", "/form/first_name", "required");
    private static final PayloadSchema REFUSES = payload -> List.of(FLAW);
    private static final PayloadSchema LIKES = payload -> List.of();

    @Test
    void a_payload_that_does_not_satisfy_an_enforced_schema_fails_and_the_violation_says_where() {
        assertThat(violations(rules(SchemaMode.ENFORCE, REFUSES), EVENT)).containsExactly(VIOLATION);
    }

    @Test
    void what_is_wrong_besides_the_payload_is_told_in_the_same_breath() {
        SampleEvent event = EVENT.withTimestamp(new Sent.Absent());

        assertThat(violations(rules(SchemaMode.ENFORCE, REFUSES), event))
                .extracting(Violation::code)
                .containsExactlyInAnyOrder(ViolationCode.TIMESTAMP_MISSING, ViolationCode.DATA_SCHEMA);
    }

    @Test
    void an_event_that_satisfies_its_schema_carries_the_version() {
        assertThat(event(rules(SchemaMode.ENFORCE, LIKES), EVENT).schemaVersion())
                .isEqualTo(3);
        assertThat(event(rules(SchemaMode.OBSERVE, LIKES), EVENT).schemaVersion())
                .isEqualTo(3);
        assertThat(event(RuleBook.standard(Duration.ZERO), EVENT).schemaVersion())
                .isNull();
    }

    @Test
    void an_enforced_schema_alone_decides_whether_a_payload_may_be_empty() {
        SampleEvent empty = EVENT.withData(data("{}", 0));

        assertThat(rules(SchemaMode.ENFORCE, LIKES).judge(empty.received())).isInstanceOf(Verdict.Accepted.class);
        assertThat(violations(rules(SchemaMode.ENFORCE, REFUSES), empty)).containsExactly(VIOLATION);
    }

    @Test
    void what_is_no_object_that_can_be_kept_fails_whatever_the_schema_says() {
        RuleBook rules = rules(SchemaMode.ENFORCE, LIKES);

        assertThat(violations(rules, EVENT.withData(new SentData.Absent())))
                .extracting(Violation::code)
                .containsExactly(ViolationCode.DATA_MISSING);
        assertThat(violations(rules, EVENT.withData(new SentData.OtherType("array"))))
                .extracting(Violation::code)
                .containsExactly(ViolationCode.DATA_NOT_AN_OBJECT);
        assertThat(violations(rules, EVENT.withData(new SentData.Unstorable("holds U+0000"))))
                .extracting(Violation::code)
                .containsExactly(ViolationCode.DATA_UNSTORABLE);
    }

    @Test
    void an_observing_schema_lets_the_event_pass_and_tells_what_would_have_failed() {
        Verdict verdict = rules(SchemaMode.OBSERVE, REFUSES).judge(EVENT.received());

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.observed()).isEqualTo(new Observation(3, List.of(VIOLATION)));
            assertThat(accepted.event().schemaVersion())
                    .as("a version that it does not satisfy")
                    .isNull();
        });
    }

    @Test
    void while_a_schema_only_observes_an_empty_payload_fails_as_it_would_without() {
        assertThat(violations(rules(SchemaMode.OBSERVE, LIKES), EVENT.withData(data("{}", 0))))
                .extracting(Violation::code)
                .containsExactly(ViolationCode.DATA_EMPTY);
    }

    @Test
    void the_schema_of_another_type_says_nothing() {
        EventType other = new EventType("page interaction", "another");
        RuleBook rules = RuleBook.standard(
                Duration.ZERO,
                type -> Optional.ofNullable(Map.of(other, new SchemaInForce(1, SchemaMode.ENFORCE, REFUSES))
                        .get(type)));

        assertThat(rules.judge(EVENT.received())).isInstanceOf(Verdict.Accepted.class);
        assertThat(rules.judge(EVENT.withName(new Sent.Text("another")).received()))
                .isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void an_event_without_a_type_is_judged_by_no_schema() {
        RuleBook rules = rules(SchemaMode.ENFORCE, REFUSES);

        assertThat(violations(rules, EVENT.withName(new Sent.Absent())))
                .extracting(Violation::code)
                .containsExactly(ViolationCode.NAME_MISSING);
        assertThat(violations(rules, EVENT.withCategory(new Sent.Text("x".repeat(256)))))
                .extracting(Violation::code)
                .containsExactly(ViolationCode.CATEGORY_TOO_LONG);
    }

    @Test
    void each_event_is_judged_by_the_schema_of_that_moment() {
        List<SchemaInForce> moment = new ArrayList<>(List.of(new SchemaInForce(1, SchemaMode.ENFORCE, REFUSES)));
        RuleBook rules = RuleBook.standard(Duration.ZERO, type -> Optional.of(moment.getFirst()));

        assertThat(rules.judge(EVENT.received())).isInstanceOf(Verdict.Failed.class);
        moment.set(0, new SchemaInForce(2, SchemaMode.ENFORCE, LIKES));

        assertThat(event(rules, EVENT).schemaVersion()).isEqualTo(2);
    }

    @Test
    void a_schema_is_shown_the_payload_as_it_was_sent() {
        List<Payload> shown = new ArrayList<>();
        PayloadSchema curious = payload -> {
            shown.add(payload);
            return List.of();
        };

        rules(SchemaMode.ENFORCE, curious)
                .judge(EVENT.withData(data("{ \"a\" : 1.0 }", 1)).received());

        assertThat(shown).containsExactly(new Payload(ByteString.utf8("{ \"a\" : 1.0 }")));
    }

    private static RuleBook rules(SchemaMode mode, PayloadSchema schema) {
        return RuleBook.standard(Duration.ZERO, type -> Optional.of(new SchemaInForce(3, mode, schema)));
    }

    private static Event event(RuleBook rules, SampleEvent event) {
        return ((Verdict.Accepted) rules.judge(event.received())).event();
    }

    private static List<Violation> violations(RuleBook rules, SampleEvent event) {
        return ((Verdict.Failed) rules.judge(event.received())).event().violations();
    }
}
