package dev.theeye.adapter.postgres;

import java.util.BitSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives each batch a shard of the counts that no other batch of this process uses at the moment, for they would wait for each
 * other's rows until the commit. Always the lowest that is free, so that where little happens at once there are few rows.
 * Other processes count through other shards as far as chance has it; meeting one there costs time, and nothing else.
 */
final class Lanes {
    private static final int SHARDS = 16;

    private final int offset = ThreadLocalRandom.current().nextInt(SHARDS);
    private final BitSet taken = new BitSet();

    /** To be left after the commit. */
    record Lane(Lanes lanes, int number, short shard) implements AutoCloseable {
        @Override
        public void close() {
            lanes.leave(number);
        }
    }

    synchronized Lane take() {
        int number = taken.nextClearBit(0);
        taken.set(number);
        return new Lane(this, number, (short) ((number + offset) % SHARDS));
    }

    private synchronized void leave(int number) {
        taken.clear(number);
    }
}
