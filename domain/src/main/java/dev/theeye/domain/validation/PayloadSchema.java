package dev.theeye.domain.validation;

import dev.theeye.domain.event.Payload;
import java.util.List;

/** What the payloads of one type must satisfy, ready to judge by. Safe for use by many threads. */
@FunctionalInterface
public interface PayloadSchema {
    /** How many flaws of one payload are told at the most: who mends those finds the others. */
    int MOST_FLAWS = 20;

    /**
     * Judges within a bounded time, whatever the payload and the schema; never throws.
     *
     * @return in what ways the payload does not satisfy the schema, at most {@link #MOST_FLAWS}; empty where it does
     */
    List<PayloadFlaw> check(Payload payload);
}
