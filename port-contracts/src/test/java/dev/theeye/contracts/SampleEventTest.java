package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SampleEventTest {
    @Test
    void a_sample_is_an_event_as_it_says() {
        SessionId session = SampleEvents.newSession();
        Instant time = Instant.parse("2021-01-01T09:15:27.243860Z");

        Event event = SampleEvents.any()
                .in(session)
                .category("form \"interaction\"")
                .name("submit")
                .data("{\"n\":1}")
                .occurredAt(time)
                .event();

        assertThat(event.session()).isEqualTo(session);
        assertThat(event.type()).isEqualTo(new EventType("form \"interaction\"", "submit"));
        assertThat(event.payload().json().utf8()).isEqualTo("{\"n\":1}");
        assertThat(event.occurredAt()).isEqualTo(time);
    }

    @Test
    void samples_differ_and_each_comes_after_the_one_before() {
        List<SampleEvent> samples =
                SampleEvents.several(100, SampleEvents.newApplicationId(), SampleEvents.newSession());

        assertThat(samples).extracting(sample -> sample.event().id()).doesNotHaveDuplicates();
        assertThat(samples).extracting(sample -> Cursor.of(sample.event())).isSorted();
    }

    @Test
    void a_sample_that_lacks_something_fails() {
        SampleEvent sample = SampleEvents.any().without("name").with("data", "[]");

        assertThat(sample.verdict()).isInstanceOf(Verdict.Failed.class);
        assertThat(sample.failed().violations())
                .extracting(Violation::code)
                .containsExactlyInAnyOrder(ViolationCode.NAME_MISSING, ViolationCode.DATA_NOT_AN_OBJECT);
        assertThat(sample.failed().received().utf8()).isEqualTo(sample.json());
        assertThatThrownBy(sample::event)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NAME_MISSING");
    }

    @Test
    void every_awkward_payload_is_accepted_by_the_rules() {
        for (AwkwardPayload payload : AwkwardPayload.values()) {
            assertThat(SampleEvents.any().data(payload.json()).verdict())
                    .as(payload.name())
                    .isInstanceOf(Verdict.Accepted.class);
        }
    }
}
