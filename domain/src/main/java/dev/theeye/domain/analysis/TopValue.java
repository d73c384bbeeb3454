package dev.theeye.domain.analysis;

import dev.theeye.domain.event.PayloadValue;

/**
 * A value, and how frequent it is.
 *
 * @param events that have it
 * @param sessions in which such an event occurred
 */
public record TopValue(PayloadValue value, long events, long sessions) {}
