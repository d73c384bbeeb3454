package dev.theeye.adapter.rabbit;

/**
 * How many messages the broker may deliver ahead. It can be told a number only, not bytes: so fewer, for a while, where that
 * number turned out to be more than the memory set aside for them.
 */
final class Prefetch {
    private static final int STEP = 4;
    private static final int BATCHES_BEFORE_MORE = 200;

    private final int most;
    private int current;
    private int batchesLeft;

    Prefetch(int most) {
        this.most = most;
        this.current = most;
    }

    int current() {
        return current;
    }

    void wasTooMuch() {
        current = Math.max(1, current / STEP);
        batchesLeft = BATCHES_BEFORE_MORE;
    }

    /** @return whether to try more now, which takes a new inbox */
    boolean batchDone() {
        if (current == most || --batchesLeft > 0) {
            return false;
        }
        current = most;
        return true;
    }
}
