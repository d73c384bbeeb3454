package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.DrainRate;
import dev.theeye.domain.port.EventQueueUnavailable;
import dev.theeye.eventjson.EventMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what any requests add at the same moment in one transaction: whatever arrives while a commit is on its way to the
 * disk goes with the next. Nothing needs to linger for that.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Transactions transactions;
    private final QueuedMessageTable table;
    private final PostgresQueueSettings settings;
    private final Runnable committed;
    private final Slices messages;
    private final DrainRate rate = new DrainRate(Duration.ofMinutes(1));
    private final Thread writer =
            Thread.ofPlatform().daemon().name("eye-queue-writer").unstarted(this::write);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Addition> waiting = new ArrayDeque<>();
    private int eventsInFlight;
    private long bytesInFlight;
    private boolean closed;

    private GroupCommit(
            Transactions transactions, QueuedMessageTable table, PostgresQueueSettings settings, Runnable committed) {
        this.transactions = transactions;
        this.table = table;
        this.settings = settings;
        this.committed = committed;
        this.messages = new Slices(settings.messageEvents(), settings.messageBytes());
    }

    /** @param committed runs after each commit */
    static GroupCommit start(
            Transactions transactions, QueuedMessageTable table, PostgresQueueSettings settings, Runnable committed) {
        GroupCommit commit = new GroupCommit(transactions, table, settings, committed);
        commit.writer.start();
        return commit;
    }

    private record Addition(List<RawEvent> events, long bytes, CompletableFuture<Void> durable) {}

    CompletableFuture<Void> add(List<RawEvent> events) {
        long bytes = events.stream().mapToLong(EventMessage::size).sum();
        Addition addition = new Addition(List.copyOf(events), bytes, new CompletableFuture<>());
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(new EventQueueUnavailable("the queue is closed", null));
            }
            if (eventsInFlight + events.size() > settings.inFlightEvents()
                    || bytesInFlight + bytes > settings.inFlightBytes()) {
                return CompletableFuture.failedFuture(unavailable("too much is in flight", null));
            }
            eventsInFlight += events.size();
            bytesInFlight += bytes;
            waiting.add(addition);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return addition.durable
                .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(
                        e instanceof EventQueueUnavailable ? e : unavailable("timed out", e)));
    }

    /** Takes nothing more, writes what waits, and returns when that is done or has failed. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            // whoever waits longer than that has been told that it failed
            if (!writer.join(settings.timeout())) {
                LOG.warn("the last commit does not end within {}", settings.timeout());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        for (List<Addition> group = next(); !group.isEmpty(); group = next()) {
            Throwable failure = commit(group);
            for (Addition addition : group) {
                answer(addition, failure);
            }
            forget(group);
        }
    }

    private @Nullable Throwable commit(List<Addition> group) {
        List<RawEvent> events =
                group.stream().flatMap(addition -> addition.events.stream()).toList();
        long begun = System.nanoTime();
        try {
            transactions.commit(connection -> {
                table.insert(connection, messages.of(events, EventMessage::size));
                return events.size();
            });
            rate.observe(events.size(), Duration.ofNanos(System.nanoTime() - begun));
            committed.run();
            return null;
        } catch (SQLException | RuntimeException | Error e) {
            // whatever it is, the writer must live on, or nothing would ever be answered again
            rate.observe(0, Duration.ofNanos(System.nanoTime() - begun));
            LOG.warn("could not queue {} events; their senders are told so", events.size(), e);
            return e;
        }
    }

    private void answer(Addition addition, @Nullable Throwable failure) {
        if (failure == null) {
            addition.durable.complete(null);
        } else {
            addition.durable.completeExceptionally(unavailable("PostgreSQL may not have the events", failure));
        }
    }

    /** What goes into one commit; nothing once all is written and the queue closed. */
    private List<Addition> next() {
        lock.lock();
        try {
            List<Addition> group = new ArrayList<>();
            while (group.isEmpty()) {
                while (waiting.isEmpty() && !closed) {
                    changed.awaitUninterruptibly();
                }
                if (waiting.isEmpty()) {
                    return group;
                }
                fill(group);
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void fill(List<Addition> group) {
        int events = 0;
        long bytes = 0;
        while (!waiting.isEmpty() && events < settings.commitEvents() && bytes < settings.commitBytes()) {
            Addition addition = waiting.remove();
            if (addition.durable.isDone()) {
                // it has timed out, and its sender was told that it failed
                release(addition);
            } else {
                group.add(addition);
                events += addition.events.size();
                bytes += addition.bytes;
            }
        }
    }

    private void forget(List<Addition> group) {
        lock.lock();
        try {
            group.forEach(this::release);
        } finally {
            lock.unlock();
        }
    }

    private void release(Addition addition) {
        eventsInFlight -= addition.events.size();
        bytesInFlight -= addition.bytes;
    }

    /** With the time that all which waits now will have taken. */
    private EventQueueUnavailable unavailable(String reason, @Nullable Throwable cause) {
        lock.lock();
        try {
            return new EventQueueUnavailable(reason, cause, rate.timeToDrain(eventsInFlight));
        } finally {
            lock.unlock();
        }
    }
}
