package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Several threads that set out at the same moment. */
final class Together {
    private Together() {}

    /** @return what each returned, in their order; fails where one throws or they are not done in time */
    static <T> List<T> run(Duration patience, List<Callable<T>> acts) {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> act : acts) {
                running.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            long end = System.nanoTime() + patience.toNanos();
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
            }
            return results;
        } catch (TimeoutException e) {
            return fail(acts.size() + " threads at once are not done after " + patience + ": a deadlock?", e);
        } catch (ExecutionException e) {
            return fail("one of " + acts.size() + " threads at once failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
