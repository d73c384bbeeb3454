package dev.theeye.embedded.postgres;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what PostgreSQL says, in order to know when it is ready and why it is not, and passes on what a person should know. */
final class ServerOutput {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** As the C library says it, in the language that {@link Cluster} gives the server. */
    private static final String DISK_FULL = "No space left on device";

    private static final String NOTHING = "it said nothing";

    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile String lastComplaint = NOTHING;
    private volatile boolean stopping;

    /** Completes when connections are accepted, or exceptionally with {@link EmbeddedPostgresFailed}. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    void line(String line) {
        if (line.contains("ready to accept connections")) {
            lastComplaint = NOTHING;
            ready.complete(null);
        }
        // what it says to clients while it recovers from that is of less use
        if ((line.startsWith("FATAL:") || line.startsWith("PANIC:")) && !isDiskFull(lastComplaint)) {
            lastComplaint = line.substring("FATAL:".length()).strip();
        }
        if (isNews(line)) {
            LOG.warn("PostgreSQL: {}", line);
        } else {
            LOG.debug("PostgreSQL: {}", line);
        }
    }

    /** While it starts its complaints are in the exception, and while it stops it says that it ends connections. */
    private boolean isNews(String line) {
        return ready.isDone()
                && !stopping
                && (line.startsWith("FATAL:") || line.startsWith("PANIC:") || line.contains("server process"));
    }

    /** Whether it has complained of that since it last accepted connections. */
    boolean saysThatDiskIsFull() {
        return isDiskFull(lastComplaint);
    }

    static boolean isDiskFull(String complaint) {
        return complaint.contains(DISK_FULL);
    }

    void stopping() {
        stopping = true;
    }

    void ended(int exitCode) {
        boolean neverReady =
                ready.completeExceptionally(new EmbeddedPostgresFailed("PostgreSQL does not start: " + lastComplaint));
        if (!neverReady && !stopping) {
            LOG.error("PostgreSQL has ended by itself, exit code {}: {}", exitCode, lastComplaint);
        }
    }
}
