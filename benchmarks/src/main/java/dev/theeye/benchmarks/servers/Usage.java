package dev.theeye.benchmarks.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What a process and all that it has started take of the machine, going by Linux' /proc. */
public record Usage(long pid) {
    /** What the kernel counts in, on every Linux of today. */
    private static final double TICKS_PER_SECOND = 100;

    public static Usage ofOurselves() {
        return new Usage(ProcessHandle.current().pid());
    }

    /** CPU seconds since it began; with those of what has ended since. */
    public double cpuSeconds() {
        return cpuSeconds(pid)
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToDouble(child -> cpuSeconds(child.pid()))
                        .sum();
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
        return status("VmHWM:");
    }

    /** What it and its descendants hold now; what they share counts once. */
    public long bytesOfAll() {
        long[] pids = Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .mapToLong(Long::longValue)
                .toArray();
        long shared = 0;
        long alone = 0;
        for (long one : pids) {
            Usage usage = new Usage(one);
            shared = Math.max(shared, usage.status("RssShmem:"));
            alone += usage.status("RssAnon:");
        }
        return shared + alone;
    }

    private long status(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            Optional<String> line = lines.filter(one -> one.startsWith(name)).findFirst();
            return line.map(one -> Long.parseLong(one.replaceAll("\\D", "")) * 1024)
                    .orElse(0L);
        } catch (IOException ended) {
            return 0;
        }
    }

    private static double cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // the name, in parentheses, may hold anything
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = 11; i < 15; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException ended) {
            return 0;
        }
    }
}
