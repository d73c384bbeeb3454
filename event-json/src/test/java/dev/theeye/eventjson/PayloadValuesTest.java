package dev.theeye.eventjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.PayloadValue;
import dev.theeye.domain.event.PayloadValue.Number;
import dev.theeye.domain.event.PayloadValue.Text;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"5", "-5.50", "0", "1e3", "12345678901234567890"})
    void a_number_is_the_number_and_the_text(String text) {
        assertThat(PayloadValues.readings(text)).isEqualTo(Set.of(new Number(new BigDecimal(text)), new Text(text)));
    }

    @Test
    void numbers_are_equal_by_their_value() {
        assertThat(PayloadValues.readings("5.0")).contains(new Number(new BigDecimal("5")));
        assertThat(PayloadValues.readings("500")).contains(new Number(new BigDecimal("5e2")));
    }

    @Test
    void true_false_and_null_are_themselves_and_the_text() {
        assertThat(PayloadValues.readings("true")).isEqualTo(Set.of(new PayloadValue.Truth(true), new Text("true")));
        assertThat(PayloadValues.readings("false")).isEqualTo(Set.of(new PayloadValue.Truth(false), new Text("false")));
        assertThat(PayloadValues.readings("null")).isEqualTo(Set.of(new PayloadValue.Null(), new Text("null")));
    }

    @Test
    void in_quotes_it_is_the_text_alone() {
        assertThat(PayloadValues.readings("\"5\"")).isEqualTo(Set.of(new Text("5")));
        assertThat(PayloadValues.readings("\"\"")).isEqualTo(Set.of(new Text("")));
        assertThat(PayloadValues.readings("\"\\\"a\\\"\"")).isEqualTo(Set.of(new Text("\"a\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "John",
                "+5",
                "05",
                ".5",
                "5.",
                " 5",
                "5 ",
                "5 6",
                "NaN",
                "Infinity",
                "True",
                "nul",
                "\"a",
                "a\"",
                "\"a\"b",
                "{}",
                "[]",
                "[5]",
                "{\"a\":1}",
                "\"",
                "'a'",
                "1e999999",
                "1e-999999",
                "1e99999999999",
                "0x10",
                "//",
                "\0",
                "\uD800"
            })
    void everything_else_is_text_as_it_stands(String text) {
        assertThat(PayloadValues.readings(text)).isEqualTo(Set.of(new Text(text)));
    }

    @Test
    void a_number_of_thousands_of_digits_is_text_for_no_payload_holds_it() {
        String digits = "9".repeat(5000);

        assertThat(PayloadValues.readings(digits)).isEqualTo(Set.of(new Text(digits)));
    }
}
