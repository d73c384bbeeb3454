package dev.theeye.adapter.postgres;

import dev.theeye.contracts.EventReaderContract;
import dev.theeye.contracts.EventStoreContract;

final class PostgresEventStoreTest extends PostgresStorage implements EventStoreContract, EventReaderContract {}
