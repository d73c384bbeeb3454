package dev.theeye.domain.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.domain.event.Cursor;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SampleEvent;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedEventTest {
    private final RawEvent raw = SampleEvent.valid().received();

    @Test
    void an_event_without_a_violation_has_not_failed() {
        assertThatThrownBy(() -> FailedEvent.of(raw, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stands_in_the_order_in_which_it_was_received() {
        FailedEvent failed = FailedEvent.of(raw, List.of(new Violation(ViolationCode.NAME_MISSING, "name", "x")));

        assertThat(failed.cursor()).isEqualTo(new Cursor(raw.receivedAt(), raw.arrival(), raw.id()));
    }
}
