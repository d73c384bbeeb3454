package dev.theeye.contracts;

import dev.theeye.domain.port.EventQueue;

/** The adapter that a contract about queues is checked against. */
public interface QueueContract extends Contract {
    /** A queue in which nothing waits and from which nobody takes. Asked for once in each test. */
    EventQueue newQueue();

    /** Of what all queues stand on. */
    Outage outage();
}
