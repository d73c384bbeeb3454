package dev.theeye.contracts;

import java.time.Duration;

/** What is common to the contracts of all ports. */
public interface Contract {
    /** How long anything may take, an answer during an outage and the recovery after it included. */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }
}
