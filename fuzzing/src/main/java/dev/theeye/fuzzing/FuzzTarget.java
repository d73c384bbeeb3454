package dev.theeye.fuzzing;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A test that holds for every input. Its class needs a constructor without parameters, and inputs to start from: files in
 * a directory of resources called as the class, beside it. An input that was found to fail is kept there.
 */
public interface FuzzTarget {
    long SEED = 1;

    /** Changed inputs grow no longer than this. */
    int MAX_BYTES = 16 * 1024;

    /** @throws Throwable where what must hold for {@code input} does not */
    void check(byte[] input) throws Throwable;

    /** How many changed inputs an ordinary test tries; some three seconds' worth. */
    int executions();

    @Test
    default void kept_inputs_hold() {
        for (Corpus.Input kept : Corpus.of(getClass())) {
            checked(kept.name(), kept.bytes());
        }
    }

    @Test
    default void changed_inputs_hold() {
        List<byte[]> kept =
                Corpus.of(getClass()).stream().map(Corpus.Input::bytes).toList();
        Mutation mutation = new Mutation(kept, SEED, MAX_BYTES);
        for (int i = 0; i < executions(); i++) {
            checked("execution " + i + " of seed " + SEED, mutation.next());
        }
    }

    private void checked(String name, byte[] input) {
        try {
            check(input);
        } catch (Throwable failure) {
            throw new AssertionError(
                    name + " fails (keep it as a file in the resources of "
                            + getClass().getSimpleName() + "; base64): "
                            + Base64.getEncoder().encodeToString(input),
                    failure);
        }
    }
}
