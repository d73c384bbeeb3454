package dev.theeye.bootstrap.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that The Eye leans on fails under load. The long form: {@code -Deye.chaos=long}, or benchmarks/chaos. */
class ChaosTest {
    private static final boolean LONG = "long".equals(System.getProperty("eye.chaos"));
    private static final Duration TIME = Duration.ofSeconds(LONG ? 60 : 20);
    private static final List<Fault> FAULTS = LONG ? Fault.spread(TIME, 5, 5, 2) : Fault.spread(TIME, 1, 2, 1);

    /** RabbitMQ's confirm timeout of 5 s, and a second for everything else. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(6);

    private static final Duration DRAINED = Duration.ofMinutes(2);

    @TempDir
    static Path directory;

    private final Map<String, String> settings = new HashMap<>();

    @Test
    void what_was_accepted_is_kept_once_whatever_is_killed_and_everything_else_is_refused_in_time() throws Exception {
        try (Database database = Database.startedIn(directory.resolve("postgres"));
                Broker broker = Broker.startedIn(directory.resolve("rabbit"))) {
            settings.putAll(database.settings());
            settings.put("EYE_RABBIT_URI", broker.uri());
            try (Program http = program("http").awaitReady();
                    Worker worker = new Worker(program("worker").awaitReady())) {
                Load load = Load.of(Caller.as(http, "demo"), 6);
                unleash(broker, worker, database);
                load.stop();

                Set<String> accepted = new HashSet<>(load.accepted());
                Patience.until("all is kept", DRAINED, () -> kept(database).containsAll(accepted));

                System.out.printf(
                        "chaos: %s faults in %s; %s events accepted, %s kept; answers %s, the slowest after %s%n",
                        FAULTS.size(), TIME, accepted.size(), kept(database).size(), load.statuses(), load.slowest());
                assertThat(accepted).hasSize(load.accepted().size()).isNotEmpty();
                assertThat(load.surprises()).isEmpty();
                assertThat(database.ask("SELECT data->>'unique' FROM event GROUP BY 1 HAVING count(*) > 1"))
                        .isEmpty();
                assertThat(database.ask("SELECT id FROM failed_event")).isEmpty();
                assertThat(load.slowest()).isLessThan(LONGEST_ANSWER);
            }
        }
    }

    /** Each kind of fault after the other, and the kinds side by side. */
    private void unleash(Broker broker, Worker worker, Database database) throws Exception {
        long begun = System.nanoTime();
        try (ExecutorService kinds = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Fault.Kind, CompletableFuture<Void>> last = new HashMap<>();
            for (Fault fault : FAULTS) {
                last.compute(
                        fault.kind(),
                        (kind, before) -> (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                                .thenRunAsync(
                                        () -> {
                                            pauseUntil(begun, fault.at());
                                            strike(kind, broker, worker, database);
                                        },
                                        kinds));
            }
            for (CompletableFuture<Void> kind : last.values()) {
                kind.get();
            }
        }
        pauseUntil(begun, TIME);
    }

    private void strike(Fault.Kind kind, Broker broker, Worker worker, Database database) {
        try {
            switch (kind) {
                case BROKER_KILLED -> {
                    broker.kill();
                    broker.start();
                }
                case WORKER_KILLED -> {
                    worker.program.kill();
                    worker.program = program("worker");
                }
                case DATABASE_RESTARTED -> {
                    database.stop();
                    database.start();
                }
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private Program program(String role) throws Exception {
        return Program.launch(directory.resolve("data"), settings, "--role=" + role);
    }

    private static Set<String> kept(Database database) throws Exception {
        return new HashSet<>(database.ask("SELECT event_id FROM event"));
    }

    private static void pauseUntil(long begun, Duration at) {
        long left = begun + at.toNanos() - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = begun + at.toNanos() - System.nanoTime();
        }
    }

    /** Whichever is alive now. */
    private static final class Worker implements AutoCloseable {
        private volatile Program program;

        Worker(Program program) {
            this.program = program;
        }

        @Override
        public void close() throws InterruptedException {
            program.close();
        }
    }
}
