package dev.theeye.adapter.postgres;

import dev.theeye.contracts.EventFeedContract;
import dev.theeye.domain.port.EventFeed;

final class PostgresEventFeedTest extends PostgresStorage implements EventFeedContract {
    @Override
    public EventFeed feed() {
        return new PostgresEventFeed(database.pool());
    }
}
