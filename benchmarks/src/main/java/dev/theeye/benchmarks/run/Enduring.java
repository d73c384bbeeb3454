package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.load.Answers;
import dev.theeye.benchmarks.load.EventWriter.Kind;
import dev.theeye.benchmarks.load.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether The Eye's memory grows while it is at its limit for ten minutes: more is posted than it can keep, then it keeps that, and so on. */
final class Enduring {
    private static final Duration WHOLE = Duration.ofMinutes(10);
    private static final Duration POSTING = Duration.ofSeconds(15);
    private static final int EVENTS_PER_POST = 100;
    private static final double MEGABYTE = 1024 * 1024;

    private final Workshop workshop;

    Enduring(Workshop workshop) {
        this.workshop = workshop;
    }

    /** @param bytes that The Eye held in the end */
    private record Round(double keptPerSecond, double bytes) {}

    Result measure(Scenario.Endurance endurance) throws Exception {
        Stage stage = workshop.newStage(endurance.queue());
        try {
            List<Round> rounds = new ArrayList<>();
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < WHOLE.toNanos()) {
                rounds.add(round(stage));
            }
            Round first = rounds.getFirst();
            Round middle = rounds.get(rounds.size() / 2);
            Round last = rounds.getLast();
            return new Result.Builder()
                    .with("rounds", rounds.size())
                    .with("kept/s, first", first.keptPerSecond)
                    .with("kept/s, middle", middle.keptPerSecond)
                    .with("kept/s, last", last.keptPerSecond)
                    .with("MB eye, first", first.bytes / MEGABYTE)
                    .with("MB eye, middle", middle.bytes / MEGABYTE)
                    .with("MB eye, last", last.bytes / MEGABYTE)
                    .with("MB eye at most", stage.eye().usage().peakBytes() / MEGABYTE)
                    .of(endurance.name());
        } finally {
            workshop.close(stage);
        }
    }

    private static Round round(Stage stage) throws Exception {
        Kept kept = Kept.since(stage.database());
        long begun = System.nanoTime();
        Answers answers =
                new Load(stage.demo(), Scenario.BATCH_CONNECTIONS, POSTING).saturate(Kind.VALID, EVENTS_PER_POST);
        kept.await(answers.events());
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Round(answers.events() / seconds, stage.eye().usage().bytes());
    }
}
