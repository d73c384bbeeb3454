package dev.theeye.adapter.rabbit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message on its way to the broker. */
final class Unconfirmed {
    private final List<Submission> submissions;
    private final long sentAt = System.nanoTime();
    private volatile @Nullable String returned;

    Unconfirmed(List<Submission> submissions) {
        this.submissions = submissions;
    }

    List<Submission> submissions() {
        return submissions;
    }

    long sentAt() {
        return sentAt;
    }

    /** The broker had no queue to put it on. A confirm still follows, and means nothing. */
    void markReturned(String why) {
        returned = why;
    }

    @Nullable
    String returned() {
        return returned;
    }
}
