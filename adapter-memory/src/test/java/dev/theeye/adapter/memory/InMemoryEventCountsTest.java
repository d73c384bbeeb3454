package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventCountsContract;
import dev.theeye.domain.port.EventCounts;

final class InMemoryEventCountsTest extends InMemoryStorage implements EventCountsContract {
    @Override
    public EventCounts counts() {
        return new InMemoryEventCounts(honest);
    }
}
