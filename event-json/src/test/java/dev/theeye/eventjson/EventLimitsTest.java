package dev.theeye.eventjson;

import static dev.theeye.eventjson.Bodies.event;
import static dev.theeye.eventjson.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.domain.event.Sent;
import dev.theeye.domain.event.SentData;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.SentEvent.Flaw;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large or too deep is one event's fault, and costs its neighbours and us nothing. */
@Timeout(10)
class EventLimitsTest {
    private static final String GOOD = "{\"name\":\"neighbour\",\"data\":{\"a\":\"ü\"}}";

    @Test
    void an_event_may_have_64_kib_and_not_one_byte_more() throws Exception {
        assertThat(event(ofSize(65_536)).flaw()).isNull();
        assertThat(event(ofSize(65_537)).flaw()).isEqualTo(Flaw.TOO_LARGE);
    }

    @Test
    void the_size_of_an_event_is_in_bytes() throws Exception {
        String characters = "{\"name\":\"" + "ü".repeat(33_000) + "\"}";

        assertThat(event(characters).flaw()).isEqualTo(Flaw.TOO_LARGE);
    }

    @Test
    void an_event_may_nest_64_deep_itself_included_and_not_deeper() throws Exception {
        for (String brackets : List.of("[]", "{}")) {
            assertThat(event(nested(64, brackets)).flaw()).isNull();
            assertThat(event(nested(64, brackets)).data()).isInstanceOf(SentData.Members.class);
            assertThat(event(nested(65, brackets)).flaw()).isEqualTo(Flaw.TOO_DEEP);
        }
    }

    @Test
    void depth_outside_data_counts_too() throws Exception {
        assertThat(event("{\"x\":" + "[".repeat(64) + "]".repeat(64) + "}").flaw())
                .isEqualTo(Flaw.TOO_DEEP);
        assertThat(event("{\"name\":" + "[".repeat(64) + "]".repeat(64) + "}").flaw())
                .isEqualTo(Flaw.TOO_DEEP);
    }

    @Test
    void brackets_in_strings_are_not_depth() throws Exception {
        assertThat(event("{\"name\":\"" + "[{".repeat(1000) + "\"}").flaw()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1000, 10_000, 30_000, 100_000, 1_000_000})
    void what_is_too_deep_neither_hurts_its_neighbours_nor_the_stack(int depth) throws Exception {
        String deep = nested(depth, "[]");

        List<SentEvent> events = json("[" + GOOD + "," + deep + "," + GOOD + "]");

        assertThat(events).hasSize(3);
        assertThat(events.get(0)).isEqualTo(event(GOOD)).isEqualTo(events.get(2));
        assertThat(events.get(1).flaw())
                .isEqualTo(deep.length() > SentEvent.MAX_BYTES ? Flaw.TOO_LARGE : Flaw.TOO_DEEP);
        assertThat(events.get(1).text().utf8()).isEqualTo(deep);
    }

    @Test
    void what_is_too_large_does_not_hurt_its_neighbours() throws Exception {
        List<SentEvent> events = json("[" + GOOD + "," + ofSize(2_000_000) + "," + GOOD + "]");

        assertThat(events.get(0)).isEqualTo(event(GOOD)).isEqualTo(events.get(2));
        assertThat(events.get(1).flaw()).isEqualTo(Flaw.TOO_LARGE);
    }

    @Test
    void an_event_with_a_flaw_can_still_be_found_by_its_fields() throws Exception {
        String fields = "\"session_id\":\"s\",\"category\":\"c\",\"name\":\"n\"";
        SentEvent deep = event("{" + fields + ",\"data\":" + nested(100, "[]") + "}");
        SentEvent large = event("{\"data\":{\"a\":\"" + "x".repeat(70_000) + "\"}," + fields + "}");

        for (SentEvent found : List.of(deep, large)) {
            assertThat(found.sessionId()).isEqualTo(new Sent.Text("s"));
            assertThat(found.category()).isEqualTo(new Sent.Text("c"));
            assertThat(found.name()).isEqualTo(new Sent.Text("n"));
        }
    }

    @Test
    void a_large_event_is_not_even_read_where_that_would_take_memory_for_each_of_its_levels() throws Exception {
        String large = "{\"name\":\"n\",\"data\":{\"a\":\"" + "x".repeat(70_000) + "\",\"b\":";

        SentEvent read = event(large + "[".repeat(998) + "]".repeat(998) + "}}");
        SentEvent unread = event(large + "[".repeat(999) + "]".repeat(999) + "}}");

        assertThat(read.name()).isEqualTo(new Sent.Text("n"));
        assertThat(unread.name()).isEqualTo(new Sent.Absent());
        assertThat(List.of(read, unread)).extracting(SentEvent::flaw).containsOnly(Flaw.TOO_LARGE);
    }

    @Test
    void deep_data_that_is_unstorable_at_its_bottom_is_too_deep() throws Exception {
        String deep = "{\"data\":{\"a\":" + "[".repeat(30_000) + "\"\\u0000\"" + "]".repeat(30_000) + "}}";

        assertThat(event(deep).flaw()).isEqualTo(Flaw.TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(ints = {70, 30_000, 2_000_000})
    void depth_that_never_ends_is_malformed(int depth) {
        assertThatThrownBy(() -> json("{\"a\":" + "[".repeat(depth))).isInstanceOf(MalformedBody.class);
        assertThatThrownBy(() -> json("[".repeat(depth))).isInstanceOf(MalformedBody.class);
        assertThatThrownBy(() -> json("{\"a\":".repeat(depth))).isInstanceOf(MalformedBody.class);
        assertThatThrownBy(() -> json("]".repeat(depth))).isInstanceOf(MalformedBody.class);
    }

    @Test
    void five_thousand_events_are_read_and_one_more_is_too_many() throws Exception {
        String events = IntStream.range(0, 5000)
                .mapToObj(i -> "{\"name\":\"" + i + "\"}")
                .collect(Collectors.joining(","));

        assertThat(json("[" + events + "]")).hasSize(5000);
        assertThatThrownBy(() -> json("[" + events + ",{}]")).isInstanceOf(TooManyEvents.class);
        assertThat(Bodies.ndjson(events.replace("},", "}\n"))).hasSize(5000);
        assertThatThrownBy(() -> Bodies.ndjson(events.replace("},", "}\n") + "\n{}"))
                .isInstanceOf(TooManyEvents.class);
    }

    @Test
    void names_that_are_made_to_collide_cost_no_more_than_others() throws Exception {
        String members = IntStream.range(0, 300_000)
                .mapToObj(i -> "\"" + Integer.toString(i, 36) + "\":0")
                .collect(Collectors.joining(","));

        assertThat(event("{\"data\":{" + members + "}}").flaw()).isEqualTo(Flaw.TOO_LARGE);
    }

    private static String ofSize(int bytes) {
        String frame = "{\"data\":{\"a\":\"\"}}";
        return "{\"data\":{\"a\":\"" + "x".repeat(bytes - frame.length()) + "\"}}";
    }

    /** An event whose brackets nest so deep, itself and its data being the first two. */
    private static String nested(int depth, String brackets) {
        String opening = brackets.equals("[]") ? "[" : "{\"a\":";
        int inner = depth - 2;
        return "{\"data\":{\"a\":" + opening.repeat(inner) + (brackets.equals("[]") ? "" : "0")
                + brackets.substring(1).repeat(inner) + (inner == 0 ? "0" : "") + "}}";
    }
}
