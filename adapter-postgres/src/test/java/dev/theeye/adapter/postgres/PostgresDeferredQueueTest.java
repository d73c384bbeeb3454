package dev.theeye.adapter.postgres;

import dev.theeye.contracts.EventQueueContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.EventQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** The queue of what was deferred owes the same. */
final class PostgresDeferredQueueTest implements EventQueueContract {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final PostgresEventQueue queue = PostgresEventQueue.deferred(DATABASE.pool(), TestContext.queueSettings());

    @AfterEach
    void close() {
        queue.close();
        DATABASE.execute("TRUNCATE deferred_message");
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Override
    public EventQueue newQueue() {
        return queue;
    }

    @Override
    public Outage outage() {
        return DATABASE.network();
    }
}
