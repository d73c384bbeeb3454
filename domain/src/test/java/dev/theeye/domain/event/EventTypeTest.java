package dev.theeye.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventTypeTest {
    @Test
    void has_a_category_and_a_name_of_1_to_255_storable_characters() {
        assertThat(new EventType("c".repeat(255), "n").category()).hasSize(255);
        for (String wrong : List.of("", "x".repeat(256), "\u0000", "\uD800")) {
            assertThatThrownBy(() -> new EventType(wrong, "name")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new EventType("category", wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
