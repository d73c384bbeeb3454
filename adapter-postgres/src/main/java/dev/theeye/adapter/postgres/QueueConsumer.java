package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.eventjson.EventMessage;
import dev.theeye.eventjson.UndecodableMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands batches to a recorder. The transaction that takes a batch out of the queue stays open until the recorder has returned:
 * should anything happen before, the database puts the batch back by itself.
 */
final class QueueConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_ROWS = 1024;
    private static final Slices BATCHES = new Slices(EventRecorder.MAX_BATCH, Integer.MAX_VALUE);

    private final Transactions transactions;
    private final QueuedMessageTable table;
    private final PostgresQueueSettings settings;
    private final EventRecorder recorder;
    private final News news;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("eye-queue-consumer").unstarted(this::consume);

    /** How many rows make a batch, going by the last. More would be locked for nothing, and hidden from other consumers. */
    private int rowsOfABatch = 1;

    QueueConsumer(
            Transactions transactions,
            QueuedMessageTable table,
            PostgresQueueSettings settings,
            EventRecorder recorder,
            News news) {
        this.transactions = transactions;
        this.table = table;
        this.settings = settings;
        this.recorder = recorder;
        this.news = news;
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("a batch does not end within {}; it will be handed over again later", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void consume() {
        Duration pause = FIRST_PAUSE;
        while (closed.getCount() > 0) {
            try {
                boolean mayBeMore = transactions.commit(this::handOver);
                pause = FIRST_PAUSE;
                if (!mayBeMore) {
                    awaitNews();
                }
            } catch (SQLException | EventStoreUnavailable e) {
                LOG.warn("a batch could not be recorded; handing it over again in {}", pause, e);
                pause = awaitClose(pause);
            } catch (RuntimeException | Error e) {
                // Whatever it is: the batch is back in the queue, and without this thread nobody might come for it.
                LOG.error(
                        "a batch cannot be recorded, for no reason that was foreseen; handing it over again in {}",
                        pause,
                        e);
                pause = awaitClose(pause);
            }
        }
    }

    /** @return whether more is likely to wait already, for this was a full batch */
    private boolean handOver(Connection connection) throws SQLException {
        int most = rowsOfABatch;
        List<QueuedMessageTable.Row> rows = table.take(connection, most, settings.batchEvents(), settings.batchBytes());
        if (rows.isEmpty()) {
            return false;
        }
        List<RawEvent> events = new ArrayList<>();
        rows.forEach(row -> events.addAll(decode(row)));
        for (List<RawEvent> batch : BATCHES.of(events, EventMessage::size)) {
            recorder.record(batch);
        }
        estimate(rows, events.size()); // not before: where the recorder fails, the same rows come again
        try (Statement statement = connection.createStatement()) {
            // A deletion lost in a crash is a redelivery, which the ids make harmless; no need to wait for the disk
            // again.
            statement.execute("SET LOCAL synchronous_commit = off");
        }
        return rows.size() == most || events.size() >= settings.batchEvents() || bytes(rows) >= settings.batchBytes();
    }

    private void estimate(List<QueuedMessageTable.Row> rows, int events) {
        long bytes = bytes(rows);
        long byEvents = Math.ceilDiv((long) settings.batchEvents() * rows.size(), events);
        long byBytes = Math.ceilDiv((long) settings.batchBytes() * rows.size(), Math.max(bytes, 1));
        long rowsWanted = Math.clamp(Math.min(byEvents, byBytes), 1, MOST_ROWS);
        rowsOfABatch = Integer.highestOneBit(Math.toIntExact(rowsWanted * 2 - 1));
    }

    private static long bytes(List<QueuedMessageTable.Row> rows) {
        return rows.stream().mapToLong(row -> row.message().length).sum();
    }

    private static List<RawEvent> decode(QueuedMessageTable.Row row) {
        try {
            return EventMessage.decode(row.message());
        } catch (UndecodableMessage e) {
            LOG.error("message {} cannot be decoded; it is kept as a failed event", row.id(), e);
            // by the row, not by the clock: delivered again, it must get the same id
            Arrival arrival = new Arrival(row.queuedAt().toEpochMilli() << 20);
            return List.of(EventMessage.undecodable(row.message(), arrival, row.queuedAt()));
        }
    }

    private void awaitNews() {
        try {
            news.await(settings, closed);
        } catch (InterruptedException e) {
            LOG.debug("nobody should interrupt this thread; looking again", e);
        }
    }

    /** @return the pause after this one */
    private Duration awaitClose(Duration pause) {
        try {
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("closed during a pause");
            }
        } catch (InterruptedException e) {
            LOG.debug("nobody should interrupt this thread; looking again", e);
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
