package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.servers.Usage;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the processes have used since a moment. The peaks of memory count from then, too. */
final class Costs {
    private static final double MEGABYTE = 1024 * 1024;

    private final Map<String, Usage> usages;
    private final Map<String, Double> before = new LinkedHashMap<>();
    private final long begin = System.nanoTime();

    private Costs(Map<String, Usage> usages) {
        this.usages = usages;
    }

    static Costs since(Map<String, Usage> usages) {
        Costs costs = new Costs(usages);
        usages.forEach((name, usage) -> {
            costs.before.put(name, usage.cpuSeconds());
            usage.forgetPeak();
        });
        return costs;
    }

    Map<String, Double> perMillion(long events) {
        Map<String, Double> costs = new LinkedHashMap<>();
        usages.forEach((name, usage) ->
                costs.put("CPU s/M " + name, (usage.cpuSeconds() - before.getOrDefault(name, 0.0)) * 1e6 / events));
        return costs;
    }

    /** In per cent of one core. */
    Map<String, Double> shares() {
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<String, Double> shares = new LinkedHashMap<>();
        usages.forEach((name, usage) ->
                shares.put("CPU % " + name, (usage.cpuSeconds() - before.getOrDefault(name, 0.0)) * 100 / seconds));
        return shares;
    }

    Map<String, Double> memory() {
        Map<String, Double> memory = new LinkedHashMap<>();
        usages.forEach((name, usage) -> {
            if (name.equals("postgres")) {
                // many processes that share most of it
                memory.put("MB postgres", usage.bytes() / MEGABYTE);
            } else if (!name.equals("client")) {
                memory.put("MB " + name, usage.peakBytes() / MEGABYTE);
            }
        });
        return memory;
    }
}
