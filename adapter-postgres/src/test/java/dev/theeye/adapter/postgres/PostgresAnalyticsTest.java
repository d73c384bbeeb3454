package dev.theeye.adapter.postgres;

import dev.theeye.contracts.AnalyticsContract;
import dev.theeye.domain.port.Analytics;

final class PostgresAnalyticsTest extends PostgresStorage implements AnalyticsContract {
    @Override
    public Analytics analytics() {
        return new PostgresAnalytics(database.pool(), QUERY_TIMEOUT);
    }
}
