package dev.theeye.contracts;

import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;

/** The adapters that a contract about storage is checked against. All three look at the same data. */
public interface StorageContract extends Contract {
    EventStore store();

    EventReader reader();

    Applications applications();

    /** Of what {@link #store} and {@link #reader} stand on. */
    Outage outage();
}
