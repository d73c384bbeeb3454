package dev.theeye.contracts;

import dev.theeye.domain.event.Payload;

/** Whether there is anything that a store can never keep. The contract holds it to what it declares here. */
public sealed interface Refusal {
    /** @param payload of an event that would be kept but for it */
    record Of(Payload payload) implements Refusal {}

    /** Keeps whatever comes, also what no rule would let through. */
    record Never() implements Refusal {}
}
