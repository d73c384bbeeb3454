package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventFeedContract;
import dev.theeye.domain.port.EventFeed;

final class InMemoryEventFeedTest extends InMemoryStorage implements EventFeedContract {
    @Override
    public EventFeed feed() {
        return new InMemoryEventFeed(honest);
    }
}
