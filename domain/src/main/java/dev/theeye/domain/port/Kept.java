package dev.theeye.domain.port;

/** How a verdict ended up in the store. */
public enum Kept {
    /** Now an event. */
    STORED,
    /** Now a failed event. */
    FAILED,
    /** An event of this id is there already, from an earlier delivery or in the same batch. */
    DUPLICATE,
    /** A failed event of this id is there already. */
    FAILED_BEFORE
}
