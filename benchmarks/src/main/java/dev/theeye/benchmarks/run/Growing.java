package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.generate.Generator;
import dev.theeye.benchmarks.generate.Plan;
import dev.theeye.benchmarks.load.EventWriter.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Whether recording slows down as events pile up. All of them stand in today's partition, where the new ones go, too. */
final class Growing {
    private final Workshop workshop;
    private final Pace pace;

    Growing(Workshop workshop, Pace pace) {
        this.workshop = workshop;
        this.pace = pace;
    }

    Result measure(Scenario.Growth growth) throws Exception {
        Stage stage = workshop.newStage(growth.queue());
        try {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            new Generator(stage.database()).generate(new Plan(growth.events(), growth.events() / 100, 1, now));
            Collecting batches = new Collecting(Scenario.BATCH_CONNECTIONS, 100, Kind.VALID);
            batches.measure("warming up", stage, pace.warmingUp(), "of ceiling", Double.NaN);
            double ceiling = Ceiling.measure(stage.database(), pace.measuring());
            return batches.measure(growth.name(), stage, pace.measuring(), "of ceiling", ceiling);
        } finally {
            workshop.close(stage);
        }
    }
}
