package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventReaderContract;
import dev.theeye.contracts.EventStoreContract;

final class InMemoryEventStoreTest extends InMemoryStorage implements EventStoreContract, EventReaderContract {}
