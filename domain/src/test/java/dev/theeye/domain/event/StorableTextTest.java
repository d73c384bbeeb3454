package dev.theeye.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "cta click", "größe", "漢字", "😀", "a😀b😀", "\t\n\u0001\u007f\uFFFF\uFEFF"})
    void text_with_whole_characters_is_storable_and_left_alone(String text) {
        assertThat(StorableText.isStorable(text)).isTrue();
        assertThat(StorableText.storable(text, 255)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "a\u0000b",
                "\uD83D",
                "\uDE00",
                "a\uD83D",
                "\uDE00\uD83D",
                "\uD83D\uD83D\uDE00",
                "\uD800",
                "\uDFFF"
            })
    void text_with_a_nul_or_half_a_pair_is_not_storable_until_it_is_mended(String text) {
        assertThat(StorableText.isStorable(text)).isFalse();
        assertThat(StorableText.storable(text, 255)).hasSameSizeAs(text).contains("\uFFFD");
        assertThat(StorableText.isStorable(StorableText.storable(text, 255))).isTrue();
    }

    @Test
    void is_cut_between_characters_and_never_within_one() {
        assertThat(StorableText.storable("😀😀😀", 2)).isEqualTo("😀😀");
        assertThat(StorableText.length("😀😀😀")).isEqualTo(3);
    }
}
