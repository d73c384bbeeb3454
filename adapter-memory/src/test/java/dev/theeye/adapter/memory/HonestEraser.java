package dev.theeye.adapter.memory;

import dev.theeye.contracts.SessionEraserContract;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.SessionEraser;

/** Everything that erasing touches, with nothing wrong. */
class HonestEraser extends InMemoryStorage implements SessionEraserContract {
    final SessionEraser honestEraser = new InMemorySessionEraser(honest, trail);

    @Override
    public SessionEraser eraser() {
        return honestEraser;
    }

    @Override
    public EventCounts counts() {
        return new InMemoryEventCounts(honest);
    }

    @Override
    public EventFeed feed() {
        return new InMemoryEventFeed(honest);
    }
}
