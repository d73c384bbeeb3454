package dev.theeye.adapter.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** What is written whole and taken in pieces, so that one large event is not one large piece wherever pieces wait. Not for several threads. */
public final class ChunkBuffer extends ByteArrayOutputStream {
    private static final int BYTES = 1024;

    /** A larger one is not kept for what comes next. */
    private static final int LARGE = 256 * 1024;

    private int taken;

    public ChunkBuffer() {
        super(BYTES);
    }

    /** How many bytes are left to take. */
    public int left() {
        return count - taken;
    }

    /** The next bytes. */
    public byte[] take(int most) {
        int end = Math.min(count, taken + most);
        byte[] chunk = Arrays.copyOfRange(buf, taken, end);
        taken = end;
        if (taken == count) {
            taken = 0;
            reset();
            if (buf.length > LARGE) {
                buf = new byte[BYTES];
            }
        }
        return chunk;
    }
}
