package dev.theeye.bootstrap.servers;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Something that goes wrong, so long after the load has begun. */
record Fault(Kind kind, Duration at) {
    enum Kind {
        BROKER_KILLED,
        WORKER_KILLED,
        DATABASE_RESTARTED
    }

    /** So many of each, spread over the time. */
    static List<Fault> spread(Duration time, int broker, int worker, int database) {
        return Stream.of(
                        spread(Kind.BROKER_KILLED, broker, time),
                        spread(Kind.WORKER_KILLED, worker, time),
                        spread(Kind.DATABASE_RESTARTED, database, time))
                .flatMap(faults -> faults)
                .sorted(Comparator.comparing(Fault::at))
                .toList();
    }

    private static Stream<Fault> spread(Kind kind, int times, Duration time) {
        Duration step = time.dividedBy(times + 1L);
        return IntStream.rangeClosed(1, times)
                .mapToObj(i -> new Fault(kind, step.multipliedBy(i).plusMillis(700L * kind.ordinal())));
    }
}
