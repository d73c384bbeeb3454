package dev.theeye.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Requests over some connections for some time. */
public final class Load {
    private final Target target;
    private final int connections;
    private final Duration duration;

    public Load(Target target, int connections, Duration duration) {
        this.target = target;
        this.connections = connections;
        this.duration = duration;
    }

    /** Makes the requests of one connection, one after the other. */
    private interface Requests {
        byte[] next();
    }

    /** A closed loop: each connection posts as fast as it is answered. This tells how much a server can do. */
    public Answers saturate(EventWriter.Kind kind, int eventsPerPost) throws InterruptedException {
        return run(202, eventsPerPost, () -> posts(kind, eventsPerPost), 0);
    }

    /** The same with a question. */
    public Answers saturate(Asked question, int expectedStatus) throws InterruptedException {
        byte[] request = target.ask(question);
        return run(expectedStatus, 1, () -> () -> request, 0);
    }

    /**
     * An open loop: posts are due at a steady rate, answered or not, and an answer's time counts from when its post was due. So a
     * server that hesitates is seen to delay all that comes meanwhile, as it would in earnest.
     */
    public Answers post(EventWriter.Kind kind, int eventsPerPost, double postsPerSecond) throws InterruptedException {
        return run(202, eventsPerPost, () -> posts(kind, eventsPerPost), postsPerSecond);
    }

    /** One question after the other, so many times; expects that they are answered 200. */
    public static Answers ask(Target target, int times, Supplier<Asked> questions) throws IOException {
        Answers answers = new Answers(200);
        try (Connection connection = new Connection(target.address())) {
            for (int i = 0; i < times; i++) {
                byte[] request = target.ask(questions.get());
                long begun = System.nanoTime();
                int status = connection.ask(request);
                answers.answered(status, 1, System.nanoTime() - begun);
            }
        }
        return answers;
    }

    private Requests posts(EventWriter.Kind kind, int eventsPerPost) {
        EventWriter writer = new EventWriter(kind);
        return () -> target.post(writer.body(eventsPerPost));
    }

    private Answers run(int expectedStatus, int events, Supplier<Requests> requests, double perSecond)
            throws InterruptedException {
        Answers answers = new Answers(expectedStatus);
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                double share = perSecond / connections;
                long first = share == 0 ? 0 : (long) (i * 1e9 / perSecond);
                running.add(threads.submit(() -> {
                    one(answers, events, requests.get(), new Pace(begin, first, share));
                    return true;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection failed", e.getCause());
        }
        return answers;
    }

    /**
     * When the requests of one connection are due.
     *
     * @param begin of all, as {@link System#nanoTime} has it
     * @param first nanoseconds from then until the first
     * @param perSecond 0 for as fast as it is answered
     */
    private record Pace(long begin, long first, double perSecond) {
        /** @return when it was due */
        long await(long number) {
            if (perSecond == 0) {
                return System.nanoTime();
            }
            long due = begin + first + (long) (number * 1e9 / perSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return due;
        }
    }

    private void one(Answers answers, int events, Requests requests, Pace pace) throws IOException {
        try (Connection connection = new Connection(target.address())) {
            long end = pace.begin + duration.toNanos();
            for (long number = 0; System.nanoTime() < end; number++) {
                byte[] request = requests.next();
                long due = pace.await(number);
                if (due >= end) {
                    return;
                }
                int status = connection.ask(request);
                answers.answered(status, events, System.nanoTime() - due);
            }
        }
    }
}
