package dev.theeye.contracts;

/** What every {@link dev.theeye.domain.port.EventQueue} owes. */
public interface EventQueueContract
        extends EventQueueDeliveryContract,
                EventQueueFailureContract,
                EventQueueConsumerContract,
                EventQueueOutageContract {}
