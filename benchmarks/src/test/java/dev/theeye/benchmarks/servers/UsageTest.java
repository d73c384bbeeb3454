package dev.theeye.benchmarks.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {
    @Test
    void what_we_compute_and_hold_is_seen() {
        Usage usage = Usage.ofOurselves();
        double before = usage.cpuSeconds();

        long end = System.nanoTime() + 20_000_000_000L;
        long sum = 0;
        while (usage.cpuSeconds() < before + 0.05 && System.nanoTime() < end) {
            sum += System.nanoTime();
        }

        assertThat(sum).isNotZero();
        assertThat(usage.cpuSeconds()).isGreaterThanOrEqualTo(before + 0.05);
        assertThat(usage.bytes()).isPositive();
        assertThat(usage.peakBytes()).isGreaterThanOrEqualTo(usage.bytes() / 2);
    }

    @Test
    void a_family_counts_what_its_ended_members_have_used(@TempDir Path directory) throws Exception {
        try (Child child = Child.launch(
                directory.resolve("log.txt"),
                Map.of(),
                List.of("--pdeathsig", "KILL"),
                List.of("sh", "-c", "(i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done); echo done; sleep 60"))) {
            child.await(() -> child.output().contains("done"));

            assertThat(child.usage().cpuSeconds()).isPositive();
        }
    }
}
