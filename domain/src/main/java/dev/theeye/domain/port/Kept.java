package dev.theeye.domain.port;

/** How a verdict ended up in the store. */
public enum Kept {
    /** Now an event. */
    STORED,
    /** Now a failed event. */
    FAILED,
    /** There already, from an earlier delivery or in the same batch. */
    DUPLICATE
}
