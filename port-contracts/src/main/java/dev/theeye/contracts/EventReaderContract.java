package dev.theeye.contracts;

/** What every {@link dev.theeye.domain.port.EventReader} owes. */
public interface EventReaderContract
        extends EventReaderPageContract,
                EventReaderStabilityContract,
                EventReaderFilterContract,
                EventReaderPayloadContract,
                EventReaderFailedPageContract,
                EventReaderFailedFilterContract,
                EventReaderVisibilityContract,
                EventReaderOutageContract {}
