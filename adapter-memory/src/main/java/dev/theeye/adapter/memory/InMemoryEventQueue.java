package dev.theeye.adapter.memory;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventQueueUnavailable;
import dev.theeye.domain.port.EventRecorder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets events wait for as long as this process lives; what waits at its end is lost. */
public final class InMemoryEventQueue implements EventQueue {
    /** Events that wait at the most: rather refuse some than run out of memory and lose all. */
    public static final int CAPACITY = 200_000;

    private static final int BATCH = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<RawEvent> waiting = new ArrayDeque<>();
    private final int capacity;
    private boolean interrupted;

    public InMemoryEventQueue() {
        this(CAPACITY);
    }

    /** @param capacity events that wait at the most */
    public InMemoryEventQueue(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public CompletableFuture<Void> add(List<RawEvent> events) {
        lock.lock();
        try {
            if (interrupted) {
                return CompletableFuture.failedFuture(new EventQueueUnavailable("the queue is interrupted", null));
            }
            if (events.size() > capacity - waiting.size()) {
                return CompletableFuture.failedFuture(new EventQueueUnavailable("the queue is full", null));
            }
            waiting.addAll(events);
            changed.signalAll();
            return CompletableFuture.completedFuture(null);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Delivery deliverTo(EventRecorder recorder) {
        return InMemoryDelivery.start(this, recorder);
    }

    /** The queue cannot be reached until {@link #resume}: takes nothing, hands nothing over. */
    public void interrupt() {
        set(() -> interrupted = true);
    }

    public void resume() {
        set(() -> interrupted = false);
    }

    /** The next events; none once {@code delivery} is closed. */
    List<RawEvent> take(InMemoryDelivery delivery) {
        lock.lock();
        try {
            while (!delivery.isClosed() && (interrupted || waiting.isEmpty())) {
                changed.awaitUninterruptibly();
            }
            List<RawEvent> batch = new ArrayList<>();
            while (!delivery.isClosed() && batch.size() < BATCH && !waiting.isEmpty()) {
                batch.add(waiting.removeFirst());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Takes back what was not recorded, as the first to be handed over again. */
    void putBack(List<RawEvent> batch) {
        set(() -> batch.reversed().forEach(waiting::addFirst));
    }

    /** Returns after the pause, or earlier where {@code delivery} is closed. */
    void pause(InMemoryDelivery delivery, Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!delivery.isClosed() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void set(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
