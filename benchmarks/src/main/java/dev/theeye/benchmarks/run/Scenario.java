package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.load.EventWriter.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be measured. Each runs by itself as well as after others on the same stage. */
sealed interface Scenario {
    /** As {@code --scenario} names it. */
    String name();

    /** Which servers it needs. */
    Stage.Queue queue();

    /** @param compared what its rate is a share of */
    record Collect(String name, Stage.Queue queue, Collecting collecting, Compared compared) implements Scenario {}

    /** A steady 100 a second: the load of the brief. */
    record Steady(String name, Stage.Queue queue) implements Scenario {}

    /** From nothing to ready, with a PostgreSQL of its own. */
    record StartUp(String name, Stage.Queue queue) implements Scenario {}

    /** Batches into a day that has so many events already. */
    record Growth(String name, Stage.Queue queue, long events) implements Scenario {}

    /** Questions of analysts to so many events in 90 days. */
    record Queries(String name, Stage.Queue queue, long events) implements Scenario {}

    /** Ten minutes at the limit. */
    record Endurance(String name, Stage.Queue queue) implements Scenario {}

    enum Compared {
        TO_INSERTING,
        TO_ASKING
    }

    int SINGLE_CONNECTIONS = 64;
    int BATCH_CONNECTIONS = 16;
    Kind INVALID = new Kind(Kind.VALID.category(), 5);
    Kind WITH_SCHEMA = new Kind("page with schema", 0);

    static List<Scenario> all() {
        return Stream.concat(
                        Stream.of(Stage.Queue.POSTGRES, Stage.Queue.RABBIT).flatMap(Scenario::of),
                        Stream.of(
                                new StartUp("start", Stage.Queue.POSTGRES),
                                new Growth("growth-1m", Stage.Queue.RABBIT, 1_000_000),
                                new Growth("growth-10m", Stage.Queue.RABBIT, 10_000_000),
                                new Queries("queries-1m", Stage.Queue.POSTGRES, 1_000_000),
                                new Queries("queries-10m", Stage.Queue.POSTGRES, 10_000_000),
                                new Growth("growth-50m", Stage.Queue.RABBIT, 50_000_000),
                                new Endurance("endurance", Stage.Queue.RABBIT)))
                .toList();
    }

    /** Whether it takes so long, or so much disk, that it runs only where it is named. */
    default boolean isLong() {
        return this instanceof Endurance || this instanceof Growth growth && growth.events > 10_000_000;
    }

    /** Those that leave out of consideration how much is there already. */
    default boolean isQuick() {
        return switch (this) {
            case Collect collect -> true;
            case Steady steady -> true;
            case StartUp start -> true;
            case Growth growth -> false;
            case Queries queries -> queries.events <= 1_000_000;
            case Endurance endurance -> false;
        };
    }

    /** By its whole name, or by the part before a hyphen: {@code rabbit} for all that run through RabbitMQ. */
    default boolean isNamed(String wanted) {
        return name().equals(wanted) || name().startsWith(wanted + "-");
    }

    /** @throws IllegalArgumentException where a name fits none */
    static List<Scenario> chosen(List<String> names, boolean quick) {
        Optional<String> unknown = names.stream()
                .filter(name -> all().stream().noneMatch(scenario -> scenario.isNamed(name)))
                .findFirst();
        if (unknown.isPresent()) {
            throw new IllegalArgumentException("no scenario is called " + unknown.get() + "; there are "
                    + String.join(", ", all().stream().map(Scenario::name).toList()));
        }
        return all().stream()
                .filter(scenario -> names.isEmpty()
                        ? !scenario.isLong() && (!quick || scenario.isQuick())
                        : names.stream().anyMatch(scenario::isNamed))
                .toList();
    }

    private static Stream<Scenario> of(Stage.Queue queue) {
        String prefix = queue == Stage.Queue.RABBIT ? "rabbit-" : "standalone-";
        return Stream.of(
                new Steady(prefix + "steady", queue),
                new Collect(
                        prefix + "singles",
                        queue,
                        new Collecting(SINGLE_CONNECTIONS, 1, Kind.VALID),
                        Compared.TO_ASKING),
                collect(prefix + "batches-100", queue, 100, Kind.VALID),
                collect(prefix + "batches-1000", queue, 1000, Kind.VALID),
                collect(prefix + "invalid", queue, 100, INVALID),
                collect(prefix + "schema", queue, 100, WITH_SCHEMA));
    }

    private static Collect collect(String name, Stage.Queue queue, int eventsPerPost, Kind kind) {
        return new Collect(name, queue, new Collecting(BATCH_CONNECTIONS, eventsPerPost, kind), Compared.TO_INSERTING);
    }
}
