package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.load.EventWriter.Kind;
import java.time.Duration;

/** Whether The Eye's memory grows while it is at its limit for ten minutes. */
final class Enduring {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MINUTES = 10;
    private static final double MEGABYTE = 1024 * 1024;

    private final Workshop workshop;

    Enduring(Workshop workshop) {
        this.workshop = workshop;
    }

    Result measure(Scenario.Endurance endurance) throws Exception {
        Stage stage = workshop.newStage(endurance.queue());
        try {
            Collecting batches = new Collecting(Scenario.BATCH_CONNECTIONS, 100, Kind.VALID);
            Result.Builder result = new Result.Builder();
            for (int minute = 1; minute <= MINUTES; minute++) {
                Result one = batches.measure("", stage, MINUTE.dividedBy(2), "of ceiling", Double.NaN);
                if (minute == 1 || minute == MINUTES / 2 || minute == MINUTES) {
                    result.with("kept/s, minute " + minute, one.figure("kept/s"))
                            .with(
                                    "MB eye, minute " + minute,
                                    stage.eye().usage().bytes() / MEGABYTE);
                }
            }
            return result.with("MB eye at most", stage.eye().usage().peakBytes() / MEGABYTE)
                    .of(endurance.name());
        } finally {
            workshop.close(stage);
        }
    }
}
