package dev.theeye.benchmarks.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a process takes of the machine, going by Linux' /proc.
 *
 * @param family whether all that it has started counts, too
 */
public record Usage(long pid, boolean family) {
    /** What the kernel counts in, on every Linux of today. */
    private static final double TICKS_PER_SECOND = 100;

    /** Without the servers that we have started. */
    public static Usage ofOurselves() {
        return new Usage(ProcessHandle.current().pid(), false);
    }

    /** CPU seconds since it began; of its family, with those of what has ended since. */
    public double cpuSeconds() {
        return pids().mapToDouble(this::cpuSeconds).sum();
    }

    /** From now on the peak is counted anew. */
    public void forgetPeak() {
        try {
            Files.writeString(Path.of("/proc/" + pid + "/clear_refs"), "5");
        } catch (IOException notAllowed) {
            // then the peak is that since the start
        }
    }

    /** The most memory that the process alone has held at once. */
    public long peakBytes() {
        return status(pid, "VmHWM:");
    }

    /** What is held now; what a family shares counts once. */
    public long bytes() {
        long shared = 0;
        long alone = 0;
        for (long one : pids().toArray()) {
            shared = Math.max(shared, status(one, "RssShmem:"));
            alone += status(one, "RssAnon:");
        }
        return shared + alone;
    }

    private LongStream pids() {
        LongStream own = LongStream.of(pid);
        return family
                ? LongStream.concat(
                        own,
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .mapToLong(ProcessHandle::pid))
                : own;
    }

    private static long status(long pid, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            Optional<String> line = lines.filter(one -> one.startsWith(name)).findFirst();
            return line.map(one -> Long.parseLong(one.replaceAll("\\D", "")) * 1024)
                    .orElse(0L);
        } catch (IOException ended) {
            return 0;
        }
    }

    private double cpuSeconds(long one) {
        try {
            String stat = Files.readString(Path.of("/proc/" + one + "/stat"));
            // the name, in parentheses, may hold anything
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            // utime and stime, and of the children that have ended
            for (int i = 11; i < (family ? 15 : 13); i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException ended) {
            return 0;
        }
    }
}
