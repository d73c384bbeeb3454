package dev.theeye.adapter.rabbit;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventQueueUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Callers that add events until they are stopped, and remember what they were told. */
final class Traffic implements AutoCloseable {
    private static final int CALLERS = 8;

    private final EventQueue queue;
    private final List<RawEvent> confirmed = Collections.synchronizedList(new ArrayList<>());
    private final List<String> surprises = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong longestNanos = new AtomicLong();
    private final List<Thread> callers = new ArrayList<>();
    private volatile boolean stopped;

    private Traffic(EventQueue queue) {
        this.queue = queue;
    }

    static Traffic to(EventQueue queue) {
        Traffic traffic = new Traffic(queue);
        for (int i = 0; i < CALLERS; i++) {
            traffic.callers.add(Thread.startVirtualThread(traffic::call));
        }
        return traffic;
    }

    private void call() {
        while (!stopped) {
            List<RawEvent> events = TestEvents.some(5);
            long start = System.nanoTime();
            try {
                queue.add(events).get(30, TimeUnit.SECONDS);
                confirmed.addAll(events);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof EventQueueUnavailable) {
                    refused.incrementAndGet();
                } else {
                    surprises.add(e.toString());
                }
            } catch (TimeoutException | InterruptedException e) {
                surprises.add(e.toString());
            }
            longestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** Waits until that many more events have been confirmed. */
    Traffic flow(int events) {
        int target = confirmed.size() + events;
        Deadline deadline = new Deadline(Duration.ofSeconds(30));
        while (confirmed.size() < target) {
            if (deadline.isOver()) {
                throw new AssertionError(
                        "no traffic: " + confirmed.size() + " confirmed, " + refused + " refused, " + surprises);
            }
            deadline.pause();
        }
        return this;
    }

    /** @return every event that was confirmed */
    List<RawEvent> stop() {
        close();
        return List.copyOf(confirmed);
    }

    int refused() {
        return refused.get();
    }

    Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    /** Answers that no caller should ever get. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread caller : callers) {
            try {
                caller.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
