package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class JsonValueTest {
    @TestFactory
    Stream<DynamicTest> equal_are() {
        return Stream.of(
                        new Pair("{\"a\":1,\"b\":2}", "{ \"b\" : 2, \"a\" : 1 }"),
                        new Pair("{\"a\":1,\"a\":2}", "{\"a\":2}"),
                        new Pair("[1.0,1e2,10E-1,-0.0]", "[1,100,1.00,0]"),
                        new Pair("1e300", "1" + "0".repeat(300)),
                        new Pair("1e-999", "0." + "0".repeat(998) + "1"),
                        new Pair("\"\\u00e4\\ud83d\\ude00\\/\"", "\"ä😀/\""),
                        new Pair("[null,true,false,{},[]]", "[ null , true , false , { } , [ ] ]"))
                .map(pair -> DynamicTest.dynamicTest(
                        pair.one(), () -> assertThat(JsonValue.of(pair.one())).isEqualTo(JsonValue.of(pair.other()))));
    }

    @TestFactory
    Stream<DynamicTest> different_are() {
        return Stream.of(
                        new Pair("9223372036854775807", "9223372036854775808"),
                        new Pair("0.1", "0.10000000000000000555"),
                        new Pair("1e999", "1e998"),
                        new Pair("1", "\"1\""),
                        new Pair("{\"a\":null}", "{}"),
                        new Pair("{\"a\":null}", "{\"a\":\"null\"}"),
                        new Pair("[1,2]", "[2,1]"),
                        new Pair("[]", "{}"))
                .map(pair -> DynamicTest.dynamicTest(
                        pair.one(),
                        () -> assertThat(JsonValue.of(pair.one())).isNotEqualTo(JsonValue.of(pair.other()))));
    }

    @Test
    void what_is_not_json_has_no_value() {
        for (String text : new String[] {"", "{", "{\"a\":}", "nul", "1 2", "{} {}"}) {
            assertThatThrownBy(() -> JsonValue.of(text))
                    .as(text)
                    .isInstanceOfAny(UncheckedIOException.class, IllegalArgumentException.class);
        }
    }

    @Test
    void quoted_text_is_the_text_again() {
        String text = "\"quoted\" \\ / \b\f\n\r\t \u0000 \u001f ä 😀";

        assertThat(JsonValue.of(JsonValue.quoted(text))).isEqualTo(text);
    }

    private record Pair(String one, String other) {}
}
