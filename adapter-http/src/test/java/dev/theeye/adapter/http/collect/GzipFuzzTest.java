package dev.theeye.adapter.http.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.theeye.domain.event.ByteString;
import dev.theeye.fuzzing.FuzzTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A body is inflated to what its members hold, or refused; it is never cut, and never larger than allowed. */
class GzipFuzzTest implements FuzzTarget {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MOST = 64 * 1024;
    private static final int MOST_ALLOCATED = 1024 * 1024;
    private static final byte[] BOMB = gzip(new byte[8 * 1024 * 1024]);

    @Override
    public int executions() {
        return 20_000;
    }

    @Override
    public void check(byte[] input) throws IOException {
        checkAnything(input);
        checkMembers(input);
        checkBomb(input);
    }

    private static void checkAnything(byte[] body) {
        assertThat(inflated(body)).isEqualTo(GzipMembers.inflated(body, MOST + 1));
    }

    /** Two members, whole, cut and with something after them. */
    private static void checkMembers(byte[] text) throws IOException {
        int half = text.length / 2;
        byte[] first = gzip(Arrays.copyOf(text, half));
        byte[] second = gzip(Arrays.copyOfRange(text, half, text.length));
        byte[] both = joined(first, second);
        int cut = text.length == 0 ? 1 : (text[0] & 0xFF) * both.length / 256;

        assertThat(inflated(both)).contains(ByteString.wrap(text));
        if (cut != first.length) {
            assertThat(inflated(Arrays.copyOf(both, cut))).as("cut at %s", cut).isEmpty();
        }
        if (text.length > 0) {
            assertThat(inflated(joined(first, text)))
                    .as("something after a member")
                    .isEqualTo(GzipMembers.inflated(joined(first, text), MOST + 1));
        }
    }

    private static void checkBomb(byte[] input) {
        if (input.length % 16 == 1) {
            byte[] bomb = joined(BOMB, input);
            inflated(bomb);
            long before = THREAD.getCurrentThreadAllocatedBytes(); // the second time, all classes are loaded
            ByteString inflated = inflated(bomb).orElseThrow();
            long allocated = THREAD.getCurrentThreadAllocatedBytes() - before;

            assertThat(inflated).isEqualTo(ByteString.wrap(new byte[MOST + 1]));
            assertThat(allocated).isLessThan(MOST_ALLOCATED);
        }
    }

    private static Optional<ByteString> inflated(byte[] body) {
        try {
            return Optional.of(ByteString.wrap(Gzip.inflate(body, MOST)));
        } catch (IOException refused) {
            return Optional.empty();
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }
}
