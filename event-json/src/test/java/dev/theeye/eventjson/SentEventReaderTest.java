package dev.theeye.eventjson;

import static dev.theeye.eventjson.Bodies.AWKWARD;
import static dev.theeye.eventjson.Bodies.data;
import static dev.theeye.eventjson.Bodies.event;
import static dev.theeye.eventjson.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.event.Sent;
import dev.theeye.domain.event.SentData;
import dev.theeye.domain.event.SentEvent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentEventReaderTest {
    private static final Sent ABSENT = new Sent.Absent();

    @Test
    void every_member_is_read_as_it_was_sent() throws Exception {
        assertThat(event(AWKWARD))
                .isEqualTo(new SentEvent(
                        ByteString.utf8(AWKWARD),
                        text("e2085be5-9137-4e4e-80b5-f1ffddc25423"),
                        text("größe \"}]\" 漢字 😀"),
                        text("\\"),
                        members(
                                "{\"path\" :\t\"/ü{[\", \"n\":[1, -2.50e+3, {\"😀\": null}], \"esc\":\"\\u00e9\\\\\\\"\"}",
                                3),
                        text("2021-01-01 09:15:27.243860"),
                        text("ключ"),
                        List.of(),
                        null));
    }

    @Test
    void the_payload_is_found_wherever_the_event_stands_and_whatever_comes_before_it() throws Exception {
        String payload = "{ \"größe\" : \"漢字 😀\" }";
        for (String before : List.of("", "{},", "{\"name\":\"漢字 😀 ß\"} ,\n\t")) {
            for (String member : List.of("", "\"name\":\"ü\",", "\"漢字\":[\"😀\", {\"data\":{}}],")) {
                String body = "[" + before + "{" + member + "\"data\":  " + payload + " ,\"timestamp\":\"😀\"},{}]";

                SentEvent found = json(body).get(before.isEmpty() ? 0 : 1);

                assertThat(found.data()).isEqualTo(members(payload, 1));
            }
        }
    }

    @Test
    void a_payload_that_the_parser_must_read_ahead_for_is_found_too() throws Exception {
        // beyond the 8,000 bytes of its buffers
        String payload = "{\"a\":\"" + "ü".repeat(10_000) + "\",\"" + "n".repeat(9000) + "\":" + "1".repeat(1000) + "}";

        assertThat(event("{\"name\":\"" + "😀".repeat(4000) + "\",\"data\":" + payload + "}")
                        .data())
                .isEqualTo(members(payload, 2));
    }

    @Test
    void an_event_without_members_has_none() throws Exception {
        assertThat(event("{}"))
                .isEqualTo(new SentEvent(
                        ByteString.utf8("{}"),
                        ABSENT,
                        ABSENT,
                        ABSENT,
                        new SentData.Absent(),
                        ABSENT,
                        ABSENT,
                        List.of(),
                        null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1|number",
                "-1.5e3|number",
                "true|boolean",
                "false|boolean",
                "{}|object",
                "{\"a\":[{}]}|object",
                "[]|array",
                "[\"x\",[1]]|array"
            })
    void a_member_of_another_type_says_which(String value, String type) throws Exception {
        SentEvent found = event("{'session_id':@,'category':@,'name':@,'timestamp':@,'event_id':@}"
                .replace('\'', '"')
                .replace("@", value));

        assertThat(List.of(found.sessionId(), found.category(), found.name(), found.timestamp(), found.eventId()))
                .containsOnly(new Sent.OtherType(type));
        assertThat(found.unknownFields()).isEmpty();
    }

    @Test
    void null_is_the_same_as_absent() throws Exception {
        SentEvent nulls =
                event("{'session_id':null,'category':null,'name':null,'data':null,'timestamp':null,'event_id':null}"
                        .replace('\'', '"'));

        assertThat(nulls)
                .isEqualTo(new SentEvent(
                        nulls.text(), ABSENT, ABSENT, ABSENT, new SentData.Absent(), ABSENT, ABSENT, List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "null", "1", "[{}]", "{\"name\":1}"})
    void a_member_that_stands_there_twice_is_ambiguous_whatever_it_holds(String second) throws Exception {
        for (String field : List.of("session_id", "category", "name", "timestamp", "event_id")) {
            String member = ",\"" + field + "\":";
            SentEvent found = event("{\"x\":1" + member + "\"a\"" + member + second + member + "\"a\"}");

            assertThat(List.of(found.sessionId(), found.category(), found.name(), found.timestamp(), found.eventId()))
                    .containsOnlyOnce(new Sent.Repeated());
        }
        assertThat(event("{\"data\":{\"a\":1},\"data\":" + second + "}").data()).isEqualTo(new SentData.Repeated());
        assertThat(event("{\"data\":" + second + ",\"data\":{\"a\":1}}").data()).isEqualTo(new SentData.Repeated());
    }

    @Test
    void names_are_compared_after_their_escapes_and_to_the_letter() throws Exception {
        SentEvent found = event("{\"\\u006eame\":\"a\",\"Name\":1,\"name \":2,\"\":3}");

        assertThat(found.name()).isEqualTo(text("a"));
        assertThat(found.unknownFields()).containsExactly("Name", "name ", "");
    }

    @Test
    void unknown_members_are_named_up_to_twenty_and_their_values_passed_over() throws Exception {
        String many = IntStream.range(0, 30)
                .mapToObj(i -> "\"x" + i + "\":{\"name\":[\"no\",{\"data\":{}}]}")
                .collect(Collectors.joining(","));

        SentEvent found = event("{" + many + ",\"name\":\"yes\"}");

        assertThat(found.unknownFields()).hasSize(20).startsWith("x0").endsWith("x19");
        assertThat(found.name()).isEqualTo(text("yes"));
        assertThat(found.data()).isEqualTo(new SentData.Absent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"\"\"|string", "\"{}\"|string", "0|number", "true|boolean", "[]|array", "[{\"a\":1}]|array"})
    void data_of_another_type_says_which(String value, String type) throws Exception {
        assertThat(data(value)).isEqualTo(new SentData.OtherType(type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|0",
                "{ }|0",
                "{\"a\":null}|1",
                "{\"a\":{\"b\":1,\"c\":2}}|1",
                "{\"a\":[],\"b\":[1,2],\"\":0}|3",
                "{\"a\":1,\"a\":2}|2",
            })
    void the_members_of_data_are_counted_at_its_first_level(String value, int members) throws Exception {
        assertThat(data(value)).isEqualTo(members(value, members));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"x\\u0000y\"}",
                "{\"\\u0000\":1}",
                "{\"a\":[1,{\"b\":[\"\\u0000\"]}]}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\uDFFF\"}",
                "{\"a\":\"\\ud83d\\ud83d\"}",
                "{\"a\":\"\\ude00\\ud83d\"}",
                "{\"a\":\"\\ud83d \\ude00\"}",
                "{\"\\ud800\":{}}",
                "{\"a\":{\"\\udc00\":null}}",
                "{\"a\":1,\"a\":\"\\u0000\"}",
            })
    void data_with_a_nul_or_half_a_surrogate_pair_is_unstorable(String value) throws Exception {
        assertThat(data(value))
                .isInstanceOfSatisfying(
                        SentData.Unstorable.class,
                        unstorable ->
                                assertThat(unstorable.reason()).startsWith("holds U+0000 or half of a surrogate pair"));
    }

    @Test
    void what_is_unstorable_is_said_with_its_place() throws Exception {
        assertThat(data("{\"a\":[1,{\"b\":\"\\u0000\"}]}"))
                .isEqualTo(new SentData.Unstorable("holds U+0000 or half of a surrogate pair at /data/a/1/b"));
        assertThat(data("{\"a\\u0000\":\"\"}"))
                .isEqualTo(new SentData.Unstorable("holds U+0000 or half of a surrogate pair"));
        assertThat(data("{\"" + "x".repeat(300) + "\":\"\\u0000\"}"))
                .isEqualTo(new SentData.Unstorable("holds U+0000 or half of a surrogate pair"));
    }

    @Test
    void half_a_surrogate_pair_in_a_name_does_not_hurt_the_neighbours_and_is_kept_as_it_was_sent() throws Exception {
        String spoilt = "{\"data\":{\"ü\\ud83d\":1},\"name\":\"\\ud83d\\ude00 \\\\\\ud83d\\ude00\"}";

        List<SentEvent> events = json("[{}," + spoilt + ",{}]");

        assertThat(events).hasSize(3);
        assertThat(events.get(1).data()).isInstanceOf(SentData.Unstorable.class);
        assertThat(events.get(1).name()).isEqualTo(text("😀 \\😀"));
        assertThat(events.get(1).text().utf8()).isEqualTo(spoilt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"\\ud83d\\ude00\":\"\\\\ud800\"}",
                "{\"a\":\"\\ud83d\\ude00\"}",
                "{\"a\":\"😀\"}",
                "{\"a\":\"\\\\u0000\"}",
                "{\"a\":\"\\u0001\\uFFFF\"}",
                "{\"\\u0041\":\"\\t\"}",
            })
    void data_with_whole_characters_however_they_are_written_is_storable(String value) throws Exception {
        assertThat(data(value)).isEqualTo(members(value, 1));
    }

    @Test
    void text_outside_data_that_cannot_be_stored_is_for_the_rules_to_judge() throws Exception {
        SentEvent found = event(
                "{\"session_id\":\"\\u0000\",\"category\":\"\\ud800\",\"name\":\"a\\u0000\",\"timestamp\":\"\\udfff\",\"\\ud800\":1}");

        assertThat(found.sessionId()).isEqualTo(text("\u0000"));
        assertThat(found.category()).as("half a pair").isEqualTo(text("\u0000"));
        assertThat(found.name()).isEqualTo(text("a\u0000"));
        assertThat(found.timestamp()).isEqualTo(text("\u0000"));
        assertThat(found.unknownFields()).containsExactly("\u0000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "9223372036854775807",
                "-9223372036854775808",
                "18446744073709551616",
                "0.1",
                "1.7976931348623157e308",
                "5e-324",
                "1E+999",
                "1e-999",
                "1e00000000000000000000000000000000000000001",
                "0.0e0"
            })
    void any_number_that_a_double_can_hold_and_more_is_storable(String number) throws Exception {
        assertThat(data("{\"a\":" + number + "}")).isEqualTo(members("{\"a\":" + number + "}", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e1000",
                "1E+1000",
                "-1e1000",
                "1e-1000",
                "1.5e999",
                "1e131071",
                "1e999999999",
                "1e9999999999999999999999999999",
                "0e9999999999"
            })
    void a_number_that_would_grow_beyond_a_thousand_digits_is_unstorable(String number) throws Exception {
        assertThat(data("{\"x\":[" + number + "]}"))
                .isEqualTo(new SentData.Unstorable("holds a number of more than 1000 digits at /data/x/0"));
    }

    @Test
    void a_number_may_have_a_thousand_digits_and_not_one_more() throws Exception {
        for (String digits : List.of("1".repeat(1000), "0." + "1".repeat(998))) {
            assertThat(data("{\"a\":" + digits + "}")).isInstanceOf(SentData.Members.class);
            assertThat(data("{\"a\":" + digits + "1}")).isInstanceOf(SentData.Unstorable.class);
        }
    }

    @Test
    void numbers_that_make_an_event_too_large_in_plain_notation_are_unstorable() throws Exception {
        String numbers = "1e999,".repeat(70);
        String event = "{\"data\":{\"v\":[[" + numbers + "0]]}}";
        int written = event.length() + 70 * (1000 - 5);

        assertThat(event(event).data())
                .isEqualTo(new SentData.Unstorable("makes an event of " + written
                        + " bytes with its numbers written out; there are at most 65536"));
    }

    @Test
    void numbers_may_fill_an_event_in_plain_notation_and_not_exceed_it() throws Exception {
        String around = "{\"data\":{\"n\":[1e999,2.50e2,0],\"t\":\"\"}}";
        int left = SentEvent.MAX_BYTES - around.length() - (1000 - "1e999".length()) + 1; // 2.50e2 loses one: 250.
        String fits = around.replace("\"\"", '"' + "x".repeat(left - 2) + '"');
        String more = around.replace("\"\"", '"' + "x".repeat(left + 3) + '"');

        assertThat(event(fits).data()).isInstanceOf(SentData.Members.class);
        assertThat(event(more).data()).isInstanceOf(SentData.Unstorable.class);
    }

    @Test
    void numbers_with_an_exponent_count_as_they_are_written_out_however_small() throws Exception {
        for (String number : List.of("1e-999", "-1E+999", "0.001e-995", "-1e-998")) {
            assertThat(data("{\"a\":{\"b\":[" + (number + ",").repeat(100) + "0]}}"))
                    .as(number)
                    .isInstanceOf(SentData.Unstorable.class);
        }
        assertThat(data("{\"a\":[" + "0e999,".repeat(100) + "0]}")).isInstanceOf(SentData.Members.class);
    }

    private static Sent text(String value) {
        return new Sent.Text(value);
    }

    private static SentData members(String json, int members) {
        return new SentData.Members(new Payload(ByteString.utf8(json)), members);
    }
}
