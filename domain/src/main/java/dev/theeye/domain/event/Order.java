package dev.theeye.domain.event;

/** Which end of time comes first. */
public enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
}
