package dev.theeye.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.fuzzing.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A path is what its escapes and dots say, and is written as it is read. */
class PayloadPathFuzzTest implements FuzzTarget {
    private static final String BACKSLASH = "\uE000";
    private static final String DOT = "\uE001";

    @Override
    public int executions() {
        return 150_000;
    }

    @Override
    public void check(byte[] input) {
        check(new String(input, StandardCharsets.UTF_8));
        check(new String(input, StandardCharsets.UTF_16BE)); // surrogates too
    }

    private static void check(String given) {
        String text = given.replace(BACKSLASH, "").replace(DOT, "");

        Optional<PayloadPath> path = PayloadPath.parse(text);

        assertThat(path.map(PayloadPath::steps)).as(text).isEqualTo(reference(text));
        path.ifPresent(parsed -> {
            assertThat(PayloadPath.parse(parsed.toString())).contains(parsed);
            parsed.steps().forEach(PayloadPathFuzzTest::checkIndex);
        });
    }

    private static void checkIndex(String step) {
        PayloadPath.index(step)
                .ifPresent(index -> assertThat(Integer.toString(index)).isEqualTo(step));
    }

    private static Optional<List<String>> reference(String text) {
        String unescaped = text.replace("\\\\", BACKSLASH).replace("\\.", DOT);
        if (unescaped.contains("\\")) {
            return Optional.empty();
        }
        List<String> steps = Arrays.stream(unescaped.split("\\.", -1))
                .map(step -> step.replace(BACKSLASH, "\\").replace(DOT, "."))
                .toList();
        boolean valid = steps.size() <= PayloadPath.MAX_STEPS
                && steps.stream().noneMatch(String::isEmpty)
                && steps.stream().allMatch(StorableText::isStorable);
        return valid ? Optional.of(steps) : Optional.empty();
    }
}
