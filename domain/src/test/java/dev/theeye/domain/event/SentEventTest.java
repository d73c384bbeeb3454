package dev.theeye.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentEventTest {
    private static final SampleEvent EVENT = SampleEvent.valid();

    @Test
    void reads_its_session_and_time_where_they_can_be_read() {
        assertThat(EVENT.sent().session().orElseThrow()).hasToString("e2085be5-9137-4e4e-80b5-f1ffddc25423");
        assertThat(EVENT.sent().occurredAt().orElseThrow()).isEqualTo("2021-01-01T09:15:27.243860Z");
        for (Sent unreadable : List.of(
                new Sent.Absent(), new Sent.Repeated(), new Sent.OtherType("array"), new Sent.Text("nonsense"))) {
            assertThat(EVENT.withSessionId(unreadable).sent().session()).isEmpty();
            assertThat(EVENT.withTimestamp(unreadable).sent().occurredAt()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", " ", "order/17#😀"})
    void the_name_that_a_client_gives_an_event_is_its_idempotency_key(String key) {
        assertThat(EVENT.withEventId(new Sent.Text(key)).sent().idempotencyKey())
                .contains(key);
    }

    @Test
    void a_key_that_breaks_the_rules_is_none() {
        List<Sent> useless = List.of(
                new Sent.Absent(),
                new Sent.Repeated(),
                new Sent.OtherType("number"),
                new Sent.Text(""),
                new Sent.Text("x".repeat(256)),
                new Sent.Text("\u0000"),
                new Sent.Text("\uDFFF"));

        assertThat(useless)
                .allSatisfy(key -> assertThat(EVENT.withEventId(key).sent().idempotencyKey())
                        .isEmpty());
        assertThat(EVENT.withEventId(new Sent.Text("x".repeat(255))).sent().idempotencyKey())
                .isPresent();
    }

    @Test
    void does_not_change_with_the_list_that_it_was_made_of() {
        List<String> fields = new ArrayList<>(List.of("colour"));
        SentEvent sent = new SentEvent(
                ByteString.utf8("{}"),
                new Sent.Absent(),
                new Sent.Absent(),
                new Sent.Absent(),
                new SentData.Absent(),
                new Sent.Absent(),
                new Sent.Absent(),
                fields,
                null);

        fields.add("size");

        assertThat(sent.unknownFields()).containsExactly("colour");
    }
}
