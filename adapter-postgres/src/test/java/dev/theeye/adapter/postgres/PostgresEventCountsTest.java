package dev.theeye.adapter.postgres;

import dev.theeye.contracts.EventCountsContract;
import dev.theeye.domain.port.EventCounts;

final class PostgresEventCountsTest extends PostgresStorage implements EventCountsContract {
    @Override
    public EventCounts counts() {
        return new PostgresEventCounts(database.pool(), QUERY_TIMEOUT);
    }
}
