package dev.theeye.domain.event;

/**
 * An event, and where it stands in the sequence of what is stored.
 *
 * @param position just after it
 */
public record StoredEvent(Event event, FeedPosition position) {}
