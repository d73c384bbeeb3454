package dev.theeye.eventjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import dev.theeye.fuzzing.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Violations are read as they were written. */
class ViolationJsonFuzzTest implements FuzzTarget {
    @Override
    public int executions() {
        return 60_000;
    }

    @Override
    public void check(byte[] input) {
        String[] texts = new String(input, StandardCharsets.UTF_8).split("\n", -1);
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i + 3 < texts.length; i += 4) {
            ViolationCode[] codes = ViolationCode.values();
            ViolationCode code = codes[Math.floorMod(texts[i].hashCode(), codes.length)];
            violations.add(
                    new Violation(code, orNull(texts[i]), texts[i + 1], orNull(texts[i + 2]), orNull(texts[i + 3])));
        }

        assertThat(ViolationJson.read(ViolationJson.write(violations))).isEqualTo(violations);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
