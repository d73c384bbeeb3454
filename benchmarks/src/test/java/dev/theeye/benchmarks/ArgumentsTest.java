package dev.theeye.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static Arguments parse(String... words) {
        return Arguments.parse(Set.of("quick"), Set.of("scenario", "events"), words);
    }

    @Test
    void switches_stand_alone_and_options_may_be_repeated() {
        Arguments arguments = parse("--scenario", "one", "--quick", "--scenario", "two");

        assertThat(arguments.has("quick")).isTrue();
        assertThat(arguments.all("scenario")).containsExactly("one", "two");
        assertThat(arguments.one("events")).isEmpty();
    }

    @Test
    void a_number_that_is_not_given_is_what_is_said_otherwise() {
        assertThat(parse().number("events", 7)).isEqualTo(7);
        assertThat(parse("--events", "12").number("events", 7)).isEqualTo(12);
    }

    @Test
    void what_is_not_understood_is_named() {
        assertThatThrownBy(() -> parse("--fast")).hasMessageContaining("--fast");
        assertThatThrownBy(() -> parse("quick")).hasMessageContaining("quick");
        assertThatThrownBy(() -> parse("--scenario")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> parse("--events", "0").number("events", 7)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> parse("--events", "many").number("events", 7)).hasMessageContaining("not many");
    }
}
