package dev.theeye.contracts;

/** What every {@link dev.theeye.domain.port.EventStore} owes. */
public interface EventStoreContract
        extends EventStoreOnceContract,
                EventStoreSessionContract,
                EventStoreBatchContract,
                EventStoreRoundTripContract,
                EventStoreFailedEventContract,
                EventStoreOutageContract {}
