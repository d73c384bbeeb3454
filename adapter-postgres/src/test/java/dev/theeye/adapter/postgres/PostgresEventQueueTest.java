package dev.theeye.adapter.postgres;

import dev.theeye.contracts.EventQueueContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.EventQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

final class PostgresEventQueueTest implements EventQueueContract {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final PostgresEventQueue queue = new PostgresEventQueue(DATABASE.pool(), TestContext.queueSettings());

    @AfterEach
    void close() {
        queue.close();
        DATABASE.execute("TRUNCATE queued_message");
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
