package dev.theeye.benchmarks.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What figures must not fall short of, or exceed: ratios, since times say more about the machine than about The Eye.
 *
 * @param bounds by scenario, then by figure
 */
record Expectations(Map<String, Map<String, Bound>> bounds) {
    /** Either may be missing. */
    record Bound(@Nullable Double least, @Nullable Double most) {
        boolean holds(double value) {
            return (least == null || value >= least) && (most == null || value <= most);
        }

        @Override
        public String toString() {
            return (least == null ? "" : "at least " + least) + (most == null ? "" : "at most " + most);
        }
    }

    static Expectations read(Path file) throws IOException {
        return new Expectations(new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {}));
    }

    /** What is not as expected, a line each. A scenario that did not run is not missed; one that lacks an expected figure is. */
    List<String> broken(List<Result> results) {
        List<String> broken = new ArrayList<>();
        for (Result result : results) {
            bounds.getOrDefault(result.scenario(), Map.of()).forEach((figure, bound) -> {
                double value = result.figure(figure);
                if (!bound.holds(value)) {
                    broken.add("%s: %s is %s, expected %s"
                            .formatted(result.scenario(), figure, Table.number(value), bound));
                }
            });
        }
        return broken;
    }
}
