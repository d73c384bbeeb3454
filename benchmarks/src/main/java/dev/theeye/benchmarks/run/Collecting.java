package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.load.Answers;
import dev.theeye.benchmarks.load.EventWriter.Kind;
import dev.theeye.benchmarks.load.Load;
import dev.theeye.benchmarks.load.Target;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Events are posted as fast as they are accepted, and the clock stops when all are kept; then at half of what was kept, to see how
 * long an answer takes where the server is busy but not overrun.
 *
 * @param eventsPerPost 1 for an object, more for an array
 */
record Collecting(int connections, int eventsPerPost, Kind kind) {
    private static final double SHARE = 0.5;

    /** @param reference name of what is compared to, and how much of it there is a second */
    Result measure(String name, Stage stage, Duration duration, String reference, double perSecond) throws Exception {
        Target target = stage.demo();
        Load load = new Load(target, connections, duration);

        Kept kept = Kept.since(stage.database());
        Costs costs = Costs.since(stage.usages());
        long begun = System.nanoTime();
        Answers saturated = load.saturate(kind, eventsPerPost);
        double posting = secondsSince(begun);
        kept.await(saturated.events());
        double keeping = secondsSince(begun);
        double rate = saturated.events() / keeping;
        Result.Builder result = new Result.Builder()
                .with("accepted/s", saturated.events() / posting)
                .with("kept/s", rate)
                .with(reference, rate / perSecond);
        var used = costs.perMillion(saturated.events());
        var memory = costs.memory();

        Answers steady = steady(load, stage, rate * SHARE / eventsPerPost);
        return result.with("p50 ms", steady.millis(50))
                .with("p99 ms", steady.millis(99))
                .with("p99.9 ms", steady.millis(99.9))
                .with(used)
                .with(memory)
                .with("refused", refused(saturated) + refused(steady))
                .of(name);
    }

    private Answers steady(Load load, Stage stage, double postsPerSecond) throws InterruptedException, SQLException {
        Kept kept = Kept.since(stage.database());
        Answers answers = load.post(kind, eventsPerPost, postsPerSecond);
        kept.await(answers.events());
        return answers;
    }

    private static double refused(Answers answers) {
        return answers.others().values().stream().mapToLong(Long::longValue).sum();
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
