package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.load.Answers;
import dev.theeye.benchmarks.load.Asked;
import dev.theeye.benchmarks.load.EventWriter.Kind;
import dev.theeye.benchmarks.load.Load;
import dev.theeye.benchmarks.load.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs scenarios one after the other, those of one queue on one stage, each next to the ceilings that it is compared to. */
final class Runner {
    /** Looks at the token and reads a body, as every post; with no events in it there is nothing to wait for. */
    private static final Asked TRIVIAL = Asked.post("/v1/events", "[]");

    private static final int TRIVIAL_STATUS = 202;

    private static final int STEADY_RATE = 100;

    private final Workshop workshop;
    private final Pace pace;
    private final List<Result> results = new ArrayList<>();

    Runner(Workshop workshop, Pace pace) {
        this.workshop = workshop;
        this.pace = pace;
    }

    List<Result> run(List<Scenario> scenarios) throws Exception {
        Map<Stage.Queue, List<Scenario>> byQueue = scenarios.stream()
                .filter(scenario -> scenario instanceof Scenario.Collect || scenario instanceof Scenario.Steady)
                .collect(Collectors.groupingBy(
                        Scenario::queue, () -> new EnumMap<>(Stage.Queue.class), Collectors.toList()));
        for (var entry : byQueue.entrySet()) {
            collect(entry.getKey(), entry.getValue());
        }
        for (Scenario scenario : scenarios) {
            switch (scenario) {
                case Scenario.Collect collect -> {}
                case Scenario.Steady steady -> {}
                case Scenario.StartUp start -> tell(new StartingUp(workshop).measure(start.name()));
                case Scenario.Growth growth -> tell(new Growing(workshop, pace).measure(growth));
                case Scenario.Queries queries ->
                    new Questioning(workshop, pace).measure(queries).forEach(this::tell);
                case Scenario.Endurance endurance -> tell(new Enduring(workshop).measure(endurance));
            }
        }
        return results;
    }

    private void collect(Stage.Queue queue, List<Scenario> scenarios) throws Exception {
        String prefix = queue == Stage.Queue.RABBIT ? "rabbit" : "standalone";
        Stage stage = workshop.newStage(queue);
        try {
            warmUp(stage);
            double inserting = Ceiling.measure(stage.database(), pace.measuring());
            double asking = asking(stage);
            tell(new Result.Builder()
                    .with("inserted/s", inserting)
                    .with("asked/s", asking)
                    .of(prefix + " ceilings"));
            for (Scenario scenario : scenarios) {
                if (scenario instanceof Scenario.Collect(var name, var q, var collecting, var compared)) {
                    if (collecting.kind().equals(Scenario.WITH_SCHEMA)) {
                        Schema.declare(stage);
                    }
                    double ceiling = compared == Scenario.Compared.TO_ASKING ? asking : inserting;
                    tell(collecting.measure(name, stage, pace.measuring(), "of ceiling", ceiling));
                } else {
                    tell(steady(scenario.name(), stage));
                }
            }
        } finally {
            workshop.close(stage);
        }
    }

    /** With singles and batches alike, so that what is compiled fits both. */
    private void warmUp(Stage stage) throws Exception {
        Kept kept = Kept.since(stage.database());
        Target target = stage.demo();
        Load load =
                new Load(target, Scenario.BATCH_CONNECTIONS, pace.warmingUp().dividedBy(2));
        long accepted = load.saturate(Kind.VALID, 1).events()
                + load.saturate(Kind.VALID, 100).events();
        kept.await(accepted);
    }

    private double asking(Stage stage) throws Exception {
        new Load(stage.demo(), Scenario.SINGLE_CONNECTIONS, pace.warmingUp().dividedBy(2))
                .saturate(TRIVIAL, TRIVIAL_STATUS);
        Load load = new Load(stage.demo(), Scenario.SINGLE_CONNECTIONS, pace.measuring());
        long begun = System.nanoTime();
        Answers answers = load.saturate(TRIVIAL, TRIVIAL_STATUS);
        if (!answers.others().isEmpty()) {
            throw new IllegalStateException(TRIVIAL + " was answered " + answers.others());
        }
        return answers.events() * 1e9 / (System.nanoTime() - begun);
    }

    private Result steady(String name, Stage stage) throws Exception {
        Duration duration = pace.steady();
        // until what the saturation before it left behind is compiled and collected, which is not this load's to pay
        // for
        settle(stage, duration);
        Kept kept = Kept.since(stage.database());
        Costs costs = Costs.since(stage.usages());
        Answers answers = steadily(stage, duration);
        Map<String, Double> shares = costs.shares();
        kept.await(answers.events());
        return new Result.Builder()
                .with("accepted/s", answers.events() * 1e9 / duration.toNanos())
                .with("p50 ms", answers.millis(50))
                .with("p99 ms", answers.millis(99))
                .with("p99.9 ms", answers.millis(99.9))
                .with(shares)
                .of(name);
    }

    private static void settle(Stage stage, Duration duration) throws Exception {
        Kept kept = Kept.since(stage.database());
        kept.await(steadily(stage, duration).events());
    }

    private static Answers steadily(Stage stage, Duration duration) throws Exception {
        return new Load(stage.demo(), Scenario.BATCH_CONNECTIONS, duration).post(Kind.VALID, 1, STEADY_RATE);
    }

    private void tell(Result result) {
        results.add(result);
        System.out.println(result.scenario() + ": "
                + result.figures().entrySet().stream()
                        .map(figure ->
                                String.format(Locale.ROOT, "%s %s", figure.getKey(), Table.number(figure.getValue())))
                        .collect(Collectors.joining(", ")));
    }
}
