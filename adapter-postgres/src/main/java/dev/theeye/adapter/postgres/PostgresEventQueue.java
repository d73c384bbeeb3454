package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventQueueUnavailable;
import dev.theeye.domain.port.EventRecorder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/**
 * A table as the queue, for installations that would rather not run a broker. Any number of processes may share it.
 *
 * <p>Each consumer takes two connections while it works: one holds what it took, the other is the store's.
 */
public final class PostgresEventQueue implements EventQueue, AutoCloseable {
    private final Transactions transactions;
    private final QueuedMessageTable table;
    private final PostgresQueueSettings settings;
    private final GroupCommit writer;
    private final Backlog backlog;
    private final List<QueueConsumer> consumers = new CopyOnWriteArrayList<>();
    private final News news = new News();

    public PostgresEventQueue(DataSource dataSource, PostgresQueueSettings settings) {
        this(dataSource, QueuedMessageTable.MAIN, settings);
    }

    private PostgresEventQueue(DataSource dataSource, QueuedMessageTable table, PostgresQueueSettings settings) {
        this.transactions = new Transactions(dataSource);
        this.table = table;
        this.settings = settings;
        this.writer = GroupCommit.start(transactions, table, settings, news::tell);
        this.backlog = Backlog.watch(dataSource, table, settings);
    }

    /** A queue of its own for what takes long to judge. */
    public static PostgresEventQueue deferred(DataSource dataSource, PostgresQueueSettings settings) {
        return new PostgresEventQueue(dataSource, QueuedMessageTable.DEFERRED, settings.deferred());
    }

    @Override
    public CompletableFuture<Void> add(List<RawEvent> events) {
        return backlog.full()
                .map(pause -> CompletableFuture.<Void>failedFuture(
                        new EventQueueUnavailable("the queue is full", null, pause)))
                .orElseGet(() -> writer.add(events));
    }

    @Override
    public Delivery deliverTo(EventRecorder recorder) {
        QueueConsumer consumer = new QueueConsumer(transactions, table, settings, recorder, news);
        consumers.add(consumer);
        consumer.start();
        return () -> {
            consumer.close();
            consumers.remove(consumer);
        };
    }

    /** Writes what waits to be written, lets the consumers finish what they have in hand, and stops. */
    @Override
    public void close() {
        backlog.close();
        writer.close();
        consumers.forEach(QueueConsumer::close);
    }
}
