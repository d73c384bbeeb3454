package dev.theeye.domain.failure;

/** What has been done about a failed event. */
public enum FailedEventStatus {
    OPEN,
    REPLAYED,
    DISCARDED
}
