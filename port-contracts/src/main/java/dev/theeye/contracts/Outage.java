package dev.theeye.contracts;

/** Takes what an adapter stands on (a server, a network) away from it and gives it back. */
public interface Outage {
    /** Returns once nothing can be reached any more. */
    void begin();

    /** Returns once everything can be reached again; what was kept before is still there. */
    void end();
}
