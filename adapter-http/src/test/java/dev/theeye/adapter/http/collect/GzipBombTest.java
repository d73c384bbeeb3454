package dev.theeye.adapter.http.collect;

import static dev.theeye.adapter.http.Problems.assertProblem;
import static dev.theeye.domain.trust.Scope.EVENTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.http.Client;
import dev.theeye.adapter.http.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipBombTest {
    private static final long MIB = 1024 * 1024;

    @Test
    void a_gigabyte_of_zeros_in_a_megabyte_is_refused_after_5_MiB_of_it() throws Exception {
        byte[] bomb = gigabyteOfZeros();
        assertThat(bomb.length).isLessThan((int) (2 * MIB));
        try (Server server = Server.start()) {
            Client client = server.client(EVENTS_WRITE);
            Callable<?> attack = () -> {
                assertProblem(
                        client.post(bomb, "Content-Type", "application/json", "Content-Encoding", "gzip"),
                        413,
                        "decompressed");
                return null;
            };
            attack.call(); // classes loaded

            assertThat(allocatedDuring(attack)).isLessThan(64 * MIB);
        }
    }

    /** By all threads; what is allocated bounds what can be held. */
    private static long allocatedDuring(Callable<?> call) throws Exception {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getTotalThreadAllocatedBytes();
        call.call();
        return threads.getTotalThreadAllocatedBytes() - before;
    }

    private static byte[] gigabyteOfZeros() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[(int) MIB];
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 1024; i++) {
                gzip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }
}
