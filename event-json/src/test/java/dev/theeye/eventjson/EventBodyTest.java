package dev.theeye.eventjson;

import static dev.theeye.eventjson.Bodies.AWKWARD;
import static dev.theeye.eventjson.Bodies.json;
import static dev.theeye.eventjson.Bodies.ndjson;
import static dev.theeye.eventjson.Bodies.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.domain.event.SentEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBodyTest {
    @Test
    void one_object_is_one_event() throws Exception {
        assertThat(texts(json(AWKWARD))).containsExactly(AWKWARD);
    }

    @Test
    void an_array_is_its_events_in_order_each_byte_for_byte_as_it_came() throws Exception {
        String body = " \n[ {\"name\":\"a\"} ,\r\n\t" + AWKWARD + ",{\"name\":\"c\"}\n] \n";

        assertThat(texts(json(body))).containsExactly("{\"name\":\"a\"}", AWKWARD, "{\"name\":\"c\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", " [ ] ", "\n[\n]\n"})
    void an_empty_array_is_no_event(String body) throws Exception {
        assertThat(json(body)).isEmpty();
    }

    @Test
    void a_line_of_ndjson_is_an_event_and_blank_lines_do_not_count() throws Exception {
        String body = "\n{\"name\":\"a\"}\r\n\r\n  \n" + AWKWARD + "\n\t{\"name\":\"c\"} ";

        assertThat(texts(ndjson(body))).containsExactly("{\"name\":\"a\"}", AWKWARD, "{\"name\":\"c\"}");
    }

    @Test
    void ndjson_may_end_with_a_line_feed() throws Exception {
        assertThat(texts(ndjson("{}\n{}\n"))).containsExactly("{}", "{}");
    }

    @Test
    void a_byte_order_mark_is_skipped_at_the_start_and_nowhere_else() throws Exception {
        assertThat(texts(json("\uFEFF[{}]"))).containsExactly("{}");
        assertThat(texts(json("\uFEFF {}"))).containsExactly("{}");
        assertThat(texts(ndjson("\uFEFF{}\n{}"))).containsExactly("{}", "{}");
        for (String body : List.of("[\uFEFF{}]", "{}\uFEFF", "\uFEFF\uFEFF{}", "\uFEFF")) {
            assertThatThrownBy(() -> json(body)).isInstanceOf(MalformedBody.class);
        }
        assertThatThrownBy(() -> ndjson("{}\n\uFEFF{}")).isInstanceOf(MalformedBody.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \r\n\t ",
                "null",
                "true",
                "17",
                "\"text\"",
                "name=cta+click&category=page",
                "<event/>",
                "{",
                "}",
                "[",
                "]",
                "[{}",
                "{}]",
                "[{}]]",
                "[{}}",
                "{]",
                "{\"a\":[}",
                "{\"a\":[}]}",
                "{\"a\":{]}",
                "[{},]",
                "[,{}]",
                "[,]",
                "[{},,{}]",
                "[{}{}]",
                "[{} {}]",
                "{}{}",
                "{},{}",
                "{}\n{}",
                "[[{}]]",
                "[[]]",
                "[1]",
                "[{},1]",
                "[{},null]",
                "[\"{}\"]",
                "[null]",
                "{} x",
                "{}//",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":'b'}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":undefined}",
                "{\"a\":True}",
                "{\"a\":truex}",
                "{\"a\":nul}",
                "{\"a\":01}",
                "{\"a\":-01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":5.}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":0x10}",
                "{\"a\":1_000}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":1/*one*/}",
                "{//\n\"a\":1}",
                "{\"a\":1}#",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\\"}",
                "{\"a\":\"tab\there\"}",
                "{\"a\":\"line\nhere\"}",
                "{\"a\":\"nul\u0000here\"}",
                "{\"a\u0000\":1}",
                "{\"a\":1\u0000}",
                "{\u0000}",
                "{}\u0000",
                "{\u00A0}",
                "\u00A0{}",
                "{\f}",
                "{\"a\":\"b}",
                "{\"a:1}",
            })
    void what_is_not_an_object_or_an_array_of_objects_is_malformed(String body) {
        assertThatThrownBy(() -> json(body)).isInstanceOf(MalformedBody.class);
        assertThatThrownBy(() -> json("[{}," + body + ",{}")).isInstanceOf(MalformedBody.class);
        assertThatThrownBy(() -> json(body + "\\")).isInstanceOf(MalformedBody.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", " \r\n", "[{}]", "{}{}", "{} {}", "{},\n{}", "{}\n1", "{}\n{", "{\n}", "{}\n\"}\n"})
    void what_is_not_one_object_a_line_is_malformed_ndjson(String body) {
        assertThatThrownBy(() -> ndjson(body)).isInstanceOf(MalformedBody.class);
    }

    @Test
    void a_body_cut_anywhere_is_malformed() {
        byte[] single = utf8(AWKWARD);
        byte[] array = utf8("[" + AWKWARD + "," + AWKWARD + "]");

        for (byte[] whole : List.of(single, array)) {
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> EventBody.ofJson(cut, Bodies.MOST))
                        .as("the first %d bytes", length)
                        .isInstanceOf(MalformedBody.class);
            }
        }
    }

    @Test
    void ndjson_cut_anywhere_but_after_a_line_is_malformed() throws Exception {
        byte[] line = utf8(AWKWARD);
        byte[] whole = utf8(AWKWARD + "\n" + AWKWARD);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length == line.length || length == line.length + 1) {
                assertThat(EventBody.ofNdjson(cut, Bodies.MOST)).hasSize(1);
            } else {
                assertThatThrownBy(() -> EventBody.ofNdjson(cut, Bodies.MOST)).isInstanceOf(MalformedBody.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80", // a continuation that continues nothing
                "C3", // a start without its continuation
                "E282", // cut
                "C080", // overlong NUL
                "C1BF", // overlong
                "E08080", // overlong
                "F0808080", // overlong
                "EDA080", // an encoded high surrogate
                "EDB080", // an encoded low surrogate
                "EDA0BDEDB880", // an encoded pair: CESU-8
                "F4908080", // beyond U+10FFFF
                "F8888080", // five bytes
                "FE",
                "FF",
                "FFFE"
            })
    void bytes_that_are_not_utf_8_are_malformed(String hex) {
        for (String place :
                List.of("{\"a\":\"@\"}", "{\"@\":1}", "{\"data\":{\"a\":\"@\"}}", "{@}", "[{},{\"ü\":\"@\"}]")) {
            byte[] body = with(place, HexFormat.of().parseHex(hex));

            assertThatThrownBy(() -> EventBody.ofJson(body, Bodies.MOST)).isInstanceOf(MalformedBody.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void other_unicode_encodings_are_malformed(String charset) {
        for (String body : List.of("{\"data\":{\"a\":1}}", "[{\"data\":{\"a\":1}}]", "{}", "[]")) {
            byte[] bytes = body.getBytes(Charset.forName(charset));

            assertThatThrownBy(() -> EventBody.ofJson(bytes, Bodies.MOST)).isInstanceOf(MalformedBody.class);
            assertThatThrownBy(() -> EventBody.ofNdjson(bytes, Bodies.MOST)).isInstanceOf(MalformedBody.class);
        }
    }

    @Test
    void what_is_wrong_is_said_without_quoting_the_body() {
        assertThatThrownBy(() -> json("{\"secret\":1}}")).hasMessage("expected the end of the body (at byte 12)");
        assertThatThrownBy(() -> json("[{},secret]"))
                .hasMessage("expected an event, which is a JSON object (at byte 4)");
        assertThatThrownBy(() -> json("[{},{\"a\":secret}]"))
                .hasMessage("is not JSON in the event that starts at byte 4");
        assertThatThrownBy(() -> ndjson("{}\n{} secret")).hasMessage("expected the end of the line (at byte 6)");
    }

    @Test
    void as_many_events_as_are_asked_for_are_read_and_no_more() throws Exception {
        byte[] three = utf8("[{},{},{}]");
        byte[] threeLines = utf8("{}\n{}\n\n{}\n\n");

        assertThat(EventBody.ofJson(three, 3)).hasSize(3);
        assertThat(EventBody.ofNdjson(threeLines, 3)).hasSize(3);
        assertThatThrownBy(() -> EventBody.ofJson(three, 2)).isInstanceOf(TooManyEvents.class);
        assertThatThrownBy(() -> EventBody.ofNdjson(threeLines, 2))
                .isInstanceOf(TooManyEvents.class)
                .hasMessage("more than 2 events");
    }

    private static byte[] with(String place, byte[] bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = place.indexOf('@');
        body.writeBytes(place.substring(0, at).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes(place.substring(at + 1).getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static List<String> texts(List<SentEvent> events) {
        return events.stream().map(event -> event.text().utf8()).toList();
    }
}
