package dev.theeye.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutationTest {
    private static final int MAX_BYTES = 100;

    private static final List<byte[]> KEPT = List.of(new byte[0], utf8("0"), utf8("{\"a\":[1,2]}"));

    @Test
    void one_seed_makes_the_same_inputs() {
        Mutation one = new Mutation(KEPT, 7, MAX_BYTES);
        Mutation other = new Mutation(KEPT, 7, MAX_BYTES);

        assertThat(Stream.generate(one::next).limit(1_000))
                .containsExactlyElementsOf(
                        Stream.generate(other::next).limit(1_000).toList());
    }

    @Test
    void inputs_differ_and_keep_within_their_bound() {
        Mutation mutation = new Mutation(KEPT, 7, MAX_BYTES);
        Set<String> inputs = new HashSet<>();

        for (int i = 0; i < 1_000; i++) {
            byte[] input = mutation.next();
            assertThat(input).hasSizeLessThanOrEqualTo(MAX_BYTES);
            inputs.add(new String(input, StandardCharsets.ISO_8859_1));
        }

        assertThat(inputs).hasSizeGreaterThan(500);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
