package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventExportsContract;
import dev.theeye.domain.port.EventExports;

class InMemoryEventExportsTest extends InMemoryStorage implements EventExportsContract {
    @Override
    public EventExports exports() {
        return new InMemoryEventExports(honest);
    }
}
