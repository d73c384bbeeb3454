package dev.theeye.fuzzing;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs made of others by a few changes each; the same sequence for the same seed and inputs. */
final class Mutation {
    private static final int MOST_CHANGES = 6;
    private static final int MOST_REPETITIONS = 100;

    private final List<byte[]> kept;
    private final Random random;
    private final int maxBytes;

    Mutation(List<byte[]> kept, long seed, int maxBytes) {
        this.kept = kept;
        this.random = new Random(seed);
        this.maxBytes = maxBytes;
    }

    byte[] next() {
        byte[] input = any();
        for (int left = random.nextInt(MOST_CHANGES); left >= 0; left--) {
            input = changed(input);
        }
        return input;
    }

    private byte[] changed(byte[] input) {
        int start = random.nextInt(input.length + 1);
        int end = Math.min(input.length, start + length(input));
        return switch (random.nextInt(8)) {
            case 0 -> replaced(input, start, end, new byte[0]);
            case 1 -> replaced(input, start, Math.min(input.length, start + 1), byteOfAny());
            case 2 -> replaced(input, start, start, byteOfAny());
            case 3 -> replaced(input, start, start, new byte[] {(byte) random.nextInt(256)});
            case 4 -> flipped(input, start);
            case 5 -> replaced(input, start, end, partOfAny());
            case 6 -> replaced(input, start, start, partOfAny());
            default -> replaced(input, start, start, repeated(Arrays.copyOfRange(input, start, end)));
        };
    }

    private byte[] replaced(byte[] input, int start, int end, byte[] by) {
        if (input.length - (end - start) + by.length > maxBytes) {
            return input;
        }
        ByteArrayOutputStream changed = new ByteArrayOutputStream(input.length + by.length);
        changed.write(input, 0, start);
        changed.writeBytes(by);
        changed.write(input, end, input.length - end);
        return changed.toByteArray();
    }

    private byte[] flipped(byte[] input, int at) {
        byte[] flipped = input.clone();
        if (at < input.length) {
            flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] repeated(byte[] part) {
        int times = 1 + random.nextInt(MOST_REPETITIONS);
        ByteArrayOutputStream repeated = new ByteArrayOutputStream(part.length * times);
        for (int i = 0; i < times && repeated.size() <= maxBytes; i++) {
            repeated.writeBytes(part);
        }
        return repeated.toByteArray();
    }

    private byte[] byteOfAny() {
        byte[] other = any();
        int at = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, at, Math.min(other.length, at + 1));
    }

    private byte[] partOfAny() {
        byte[] other = any();
        int start = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, start, Math.min(other.length, start + length(other)));
    }

    /** Mostly short. */
    private int length(byte[] of) {
        return random.nextInt(random.nextBoolean() ? 8 : of.length + 1);
    }

    private byte[] any() {
        return kept.get(random.nextInt(kept.size()));
    }
}
