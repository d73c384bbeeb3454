package dev.theeye.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadPathTest {
    @Test
    void leads_from_the_outside_in() {
        assertThat(steps("form.first_name")).containsExactly("form", "first_name");
        assertThat(steps("items.0.id")).containsExactly("items", "0", "id");
        assertThat(steps("x")).containsExactly("x");
    }

    @Test
    void a_dot_or_a_backslash_of_a_name_is_escaped() {
        assertThat(steps("a\\.b.c")).containsExactly("a.b", "c");
        assertThat(steps("a\\\\.c")).containsExactly("a\\", "c");
        assertThat(steps("\\.")).containsExactly(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b", "a\\.b.c\\\\", "items.0.id"})
    void is_written_as_it_was_read(String text) {
        assertThat(PayloadPath.parse(text)).hasToString("Optional[" + text + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a\\", "\\a", "a\0", "\uD800", "a.\\"})
    void is_read_from_nothing_else(String text) {
        assertThat(PayloadPath.parse(text)).isEmpty();
    }

    @Test
    void is_no_deeper_than_any_payload() {
        assertThat(PayloadPath.parse("x" + ".x".repeat(63))).isPresent();
        assertThat(PayloadPath.parse("x" + ".x".repeat(64))).isEmpty();
        assertThat(PayloadPath.parse("x" + ".x".repeat(10_000))).isEmpty();
    }

    @Test
    void a_step_is_an_index_where_it_is_a_plain_number() {
        assertThat(PayloadPath.index("0")).hasValue(0);
        assertThat(PayloadPath.index("12")).hasValue(12);
        for (String other : List.of("", "-1", "+1", "01", " 1", "1 ", "1.0", "first", "9999999999", "\u0661")) {
            assertThat(PayloadPath.index(other)).as(other).isEmpty();
        }
    }

    private static List<String> steps(String text) {
        return PayloadPath.parse(text).orElseThrow().steps();
    }
}
