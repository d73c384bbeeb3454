package dev.theeye.adapter.memory;

import dev.theeye.contracts.AnalyticsContract;
import dev.theeye.domain.port.Analytics;

final class InMemoryAnalyticsTest extends InMemoryStorage implements AnalyticsContract {
    @Override
    public Analytics analytics() {
        return new InMemoryAnalytics(honest);
    }
}
